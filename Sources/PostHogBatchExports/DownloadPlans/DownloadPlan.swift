import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A download of any range of time, cut into windows that are as long as the server allows.
///
///     let plan = try DownloadPlan(.events, from: january, to: july, compression: .zstd)
///     let result = try await project.fileDownloads.download(plan, into: folder)
///
/// Windows touch and together cover the range; all but the first start at midnight UTC. Each becomes an export of its own,
/// whose files are named after its window, so that names sort by time.
public struct DownloadPlan: Sendable, Hashable {
  /// The whole range.
  public let range: Range<Date>
  /// The windows, the earliest first.
  public let windows: [Range<Date>]
  /// What is exported of the whole range.
  let request: FileDownloadRequest

  /// Plans a download. Nothing is sent.
  ///
  /// - Parameters:
  ///   - model: What to export: events, persons or sessions.
  ///   - start: The start of the range.
  ///   - end: The end of the range, which is not included. The server refuses windows that end in the future.
  ///   - format: The format of the files, which have a gigabyte at most.
  ///   - compression: How the files are compressed, if at all. `JSONLines` supports only `gzip` and `brotli`.
  ///   - include: The names of the events to export; if absent, all events.
  ///   - exclude: The names of the events to leave out.
  ///   - daysPerWindow: The length of a window, 1 to 7 days, which is the longest that the server exports at once.
  /// - Throws: ``PostHogError/Kind-swift.enum/invalidRequest(_:)`` if the range is empty or not within the years 0 to
  ///   9999, or if something doesn't fit the model or the format.
  public init(
    _ model: ExportModel, from start: Date, to end: Date, format: FileFormat = .parquet,
    compression: FileCompression? = nil, include: [String]? = nil, exclude: [String]? = nil, daysPerWindow: Int = 7
  ) throws(PostHogError) {
    let years = Double(Date.secondsSince1970.lowerBound)...Double(Date.secondsSince1970.upperBound)
    guard start < end, years.contains(start.timeIntervalSince1970), years.contains(end.timeIntervalSince1970) else {
      throw PostHogError(.invalidRequest("The end of the range has to be after its start, in the years 0 to 9999."))
    }
    guard (1...FileDownloadRequest.longestInterval).contains(daysPerWindow) else {
      throw PostHogError(.invalidRequest("A window has 1 to \(FileDownloadRequest.longestInterval) days."))
    }
    let file = FileDownloadFile(format: format, compression: compression, maxSizeMb: 1_024)
    range = start..<end
    request = try Self.request(model, file, range, include: include, exclude: exclude)
    if let fault = request.compressionFault { throw PostHogError(.invalidRequest(fault)) }
    windows = Self.windows(of: range, days: daysPerWindow)
  }

  /// Returns what is exported of a window.
  func request(for window: Range<Date>) throws(PostHogError) -> FileDownloadRequest {
    try Self.request(
      ExportModel(rawValue: request.model), request.file ?? FileDownloadFile(), window, include: request.include,
      exclude: request.exclude)
  }

  private static func request(
    _ model: ExportModel, _ file: FileDownloadFile, _ range: Range<Date>, include: [String]?, exclude: [String]?
  ) throws(PostHogError) -> FileDownloadRequest {
    let (start, end) = (range.lowerBound, range.upperBound)
    switch model {
    case .events:
      return .events(file, dataIntervalStart: start, dataIntervalEnd: end, include: include, exclude: exclude)
    case .persons where include == nil && exclude == nil:
      return .persons(file, dataIntervalStart: start, dataIntervalEnd: end)
    case .sessions where include == nil && exclude == nil:
      return .sessions(file, dataIntervalStart: start, dataIntervalEnd: end)
    case .persons, .sessions: throw PostHogError(.invalidRequest("Only events can be included and excluded by name."))
    default:
      throw PostHogError(
        .invalidRequest("The model \(printable(model.rawValue, limit: 40)) can't be planned: it isn't cut by time."))
    }
  }

  private static func windows(of range: Range<Date>, days: Int) -> [Range<Date>] {
    var (windows, start): ([Range<Date>], Date) = ([], range.lowerBound)
    while start < range.upperBound {
      let end = CalendarDay(of: start).startInUTC.addingTimeInterval(Double(days) * 86_400)
      windows.append(start..<min(end, range.upperBound))
      start = end
    }
    return windows
  }
}

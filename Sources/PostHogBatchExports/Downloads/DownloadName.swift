import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The names of a download's files: `events-20260301T000000Z-20260302T000000Z-00000.parquet`. They are derived from the
/// request; names that a server chose never reach the disk.
struct DownloadName: Sendable, Hashable {
  /// Model and interval, or the id of an export whose request is unknown.
  let stem: String
  /// `parquet`, `jsonl.gz`; `nil` while it is unknown.
  let fileExtension: String?

  /// Creates the names for a request. A request that specifies more than model, interval and format gets a hash in its
  /// names, so that two selections of one day can be in one folder.
  init(_ request: FileDownloadRequest) {
    let times = [request.dataIntervalStart, request.dataIntervalEnd].map { date in
      date?.rfc3339.replacing("-", with: "").replacing(":", with: "")
    }
    let mark = request.isPlain ? nil : String(Fingerprint(of: JSONValue(request).bytes).text.prefix(8))
    let parts = [request.model] + times + [mark]
    stem = parts.compactMap(\.self).map(Self.safe).joined(separator: "-")
    fileExtension = Self.fileExtension(request.file?.format ?? .parquet, request.file?.compression)
  }

  /// Creates the names for an export that was requested elsewhere.
  init(export: UUID) {
    stem = export.lowercaseText
    fileExtension = nil
  }

  /// The name of the manifest.
  var manifest: String { ".\(base).download.json" }
  /// The name of the file whose lock keeps other downloads out.
  var lock: String { ".\(base).download.lock" }

  /// Returns the name of a file. An extension that isn't known from the request is taken from `key`, if it is a known
  /// one.
  func file(_ index: Int, key: String = "") -> String {
    let digits = String(index)
    let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    return (["\(stem)-\(number)"] + [fileExtension ?? Self.knownExtension(of: key)].compactMap(\.self))
      .joined(separator: ".")
  }

  /// Returns whether this download may give a file this name.
  func isOwn(_ file: String) -> Bool {
    file.hasPrefix("\(stem)-") && !file.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  private var base: String { [stem, fileExtension].compactMap(\.self).joined(separator: ".") }

  /// Parquet records its codec inside the file, so the name doesn't include it: PostHog's own rule for new exports.
  private static func fileExtension(_ format: FileFormat, _ compression: FileCompression?) -> String {
    switch format {
    case .parquet: "parquet"
    case .jsonLines: (["jsonl"] + [compression.map(codec)].compactMap(\.self)).joined(separator: ".")
    default: safe(format.rawValue.lowercased())
    }
  }

  private static func codec(_ compression: FileCompression) -> String {
    switch compression {
    case .gzip: "gz"
    case .brotli: "br"
    case .zstd: "zst"
    case .snappy: "sz"
    default: safe(compression.rawValue)
    }
  }

  /// Returns the longest known extension that a key ends with.
  private static func knownExtension(of key: String) -> String? {
    let codecs: [FileCompression?] = FileCompression.known + [nil]
    return FileFormat.known.flatMap { format in codecs.map { fileExtension(format, $0) } }
      .filter { key.hasSuffix(".\($0)") }
      .max { $0.count < $1.count }
  }

  /// Keeps only letters and digits, and dots between them: a name needs nothing else.
  private static func safe(_ text: String) -> String {
    let kept = text.prefix(40).filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
    return String(kept.drop { $0 == "." })
  }
}

extension FileDownloadRequest {
  /// Whether the request specifies no more than model, interval and format.
  fileprivate var isPlain: Bool {
    guard let file, let start = dataIntervalStart, let end = dataIntervalEnd else { return false }
    let plain: [FileDownloadRequest] = [
      .events(file, dataIntervalStart: start, dataIntervalEnd: end),
      .persons(file, dataIntervalStart: start, dataIntervalEnd: end),
      .sessions(file, dataIntervalStart: start, dataIntervalEnd: end),
    ]
    return plain.contains(self)
  }
}

/// The filters of the list of runs. The same time window applies when a single run is retrieved, so an old run is 404
/// unless the request reaches back far enough.
struct RunFilters {
  enum Order: String {
    case createdAt = "created_at"
    case intervalStart = "data_interval_start"
  }

  let order: Order
  let isDescending: Bool
  private let statuses: Set<FakeJobStatus>
  /// The bounds of the creation time or, when ordered by interval, the lower bound of the interval's start and the
  /// upper bound of its end.
  private let window: (from: Timestamp, to: Timestamp)

  init(_ call: Call) throws(APIError) {
    let query = call.query
    // An unknown order means the default order.
    let ordering = query["ordering"] ?? ""
    let named = Order(rawValue: ordering.hasPrefix("-") ? String(ordering.dropFirst()) : ordering)
    order = named ?? .createdAt
    isDescending = named == nil || ordering.hasPrefix("-")

    var statuses: Set<FakeJobStatus> = []
    for (index, text) in query.all("status").enumerated() {
      guard let status = FakeJobStatus(rawValue: text) else { throw .invalidChoice("status__\(index)", text) }
      statuses.insert(status)
    }
    self.statuses = statuses
    let (from, to) = order == .intervalStart ? ("start", "end") : ("after", "before")
    window = (try Self.bound(from, default: "-7d", call), try Self.bound(to, default: nil, call))
  }

  private static func bound(_ name: String, default text: String?, _ call: Call) throws(APIError) -> Timestamp {
    guard let text = call.query[name].flatMap({ $0.isEmpty ? nil : $0 }) ?? text else { return call.now }
    let zone: TimeZoneName? = if case .project(let project) = call.place { TimeZoneName(project.timezone) } else { nil }
    guard let time = RelativeDate(now: call.now, zone: zone ?? .utc).resolve(text) else { throw .unexpected }
    return time
  }

  func matches(_ run: RunRecord, at now: Timestamp) -> Bool {
    guard statuses.isEmpty || statuses.contains(run.timeline.status(at: now)) else { return false }
    let (first, last) =
      order == .intervalStart ? (run.interval.start, run.interval.end) : (run.createdAt, run.createdAt)
    // A run whose interval has no start is in no window.
    return first.map { $0 >= window.from && last <= window.to } ?? false
  }

  func position(_ run: RunRecord) -> CursorPaging.Position {
    let value = order == .createdAt ? run.createdAt : run.interval.start
    return CursorPaging.Position(value: value?.microseconds ?? .max, id: run.id.text)
  }
}

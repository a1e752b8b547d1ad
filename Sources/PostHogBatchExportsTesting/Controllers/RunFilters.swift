/// What the run list leaves out. The same window applies where one run is asked for, so that an old run is 404 unless
/// the request looks far enough back.
struct RunFilters {
  enum Order: String {
    case createdAt = "created_at"
    case intervalStart = "data_interval_start"
  }

  let order: Order
  let isDescending: Bool
  private let statuses: Set<FakeJobStatus>
  private let created: ClosedRange<Timestamp>?
  /// Lower bound of the start and upper bound of the end.
  private let interval: (start: Timestamp, end: Timestamp)?

  init(_ call: Call) throws(APIError) {
    let query = call.query
    // An unknown order is the default order.
    let ordering = query["ordering"] ?? ""
    let named = Order(rawValue: ordering.hasPrefix("-") ? String(ordering.dropFirst()) : ordering)
    order = named ?? .createdAt
    isDescending = named == nil || ordering.hasPrefix("-")

    var statuses: Set<FakeJobStatus> = []
    for text in query.all("status") {
      guard let status = FakeJobStatus(rawValue: text) else { throw .invalidChoice("status", text) }
      statuses.insert(status)
    }
    self.statuses = statuses

    let after = try Self.bound("after", default: "-7d", call)
    let before = try Self.bound("before", default: nil, call)
    created = after <= before ? after...before : nil
    interval =
      order == .intervalStart
      ? (try Self.bound("start", default: "-7d", call), try Self.bound("end", default: nil, call)) : nil
  }

  private static func bound(_ name: String, default text: String?, _ call: Call) throws(APIError) -> Timestamp {
    guard let text = call.query[name].flatMap({ $0.isEmpty ? nil : $0 }) ?? text else { return call.now }
    let zone: TimeZoneName? = if case .project(let project) = call.place { TimeZoneName(project.timezone) } else { nil }
    guard let time = RelativeDate.resolve(text, now: call.now, zone: zone ?? .utc) else {
      throw .invalid(name, "A date, or a difference such as '-7d', was expected.")
    }
    return time
  }

  func matches(_ run: RunRecord, at now: Timestamp) -> Bool {
    guard created?.contains(run.createdAt) == true else { return false }
    guard statuses.isEmpty || statuses.contains(run.timeline.status(at: now)) else { return false }
    guard let interval else { return true }
    guard let start = run.intervalStart else { return false }
    return start >= interval.start && run.intervalEnd <= interval.end
  }

  func position(_ run: RunRecord) -> CursorPaging.Position {
    let value = order == .createdAt ? run.createdAt : run.intervalStart
    return CursorPaging.Position(value: value?.microseconds ?? .max, id: run.id.text)
  }
}

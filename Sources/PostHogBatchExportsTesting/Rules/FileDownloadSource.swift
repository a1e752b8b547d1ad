/// What a file download exports or a row count counts: a query, or an interval.
struct FileDownloadSource {
  let query: String?
  /// The properties of a query that were sent.
  let keys: [String]
  private let start: Timestamp?
  private let end: Timestamp?

  private static let longestInterval = Duration.seconds(7 * 86_400)

  init(_ fields: Fields) throws(APIError) {
    query = try fields.string("hogql_query").value
    _ = try HogQLModifiers.check(fields, nullable: false)
    keys = ["hogql_query", "hogql_modifiers"].filter { fields.object[$0] != nil }
    start = try fields.instant("data_interval_start").value
    end = try fields.instant("data_interval_end").value
  }

  /// Checks the interval, which every model other than `hogql` requires.
  func checkInterval(now: Timestamp) throws(APIError) {
    guard start != nil, end != nil else {
      throw .invalid(nil, "'data_interval_start' and 'data_interval_end' are required. Provide both bounds.")
    }
    try checkBounds(now: now)
  }

  /// Checks the query, and the bounds that it refers to.
  func checkInterval(of query: String, now: Timestamp) throws(APIError) {
    let query = try HogQLQuery(query)
    for (name, bound) in [("data_interval_end", end), ("data_interval_start", start)]
    where bound == nil && query.bounds.contains(name) {
      throw .invalid(name, "'\(name)' is required because the query references '{\(name)}'.")
    }
    try checkBounds(now: now)
  }

  private func checkBounds(now: Timestamp) throws(APIError) {
    if let start, let end {
      guard start <= end else { throw .invalid(nil, "'data_interval_end' must occur after 'data_interval_start'") }
      guard end - start <= Self.longestInterval else {
        throw .invalid(nil, "The interval is too long. Choose one of at most seven days.")
      }
    }
    for (name, bound) in [("data_interval_start", start), ("data_interval_end", end)] {
      if let bound, bound > now { throw .invalid(nil, "The provided '\(name)' (\(bound.text)) is in the future") }
    }
  }
}

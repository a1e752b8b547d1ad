// The page that is decoded: as a list of batch exports looks, values that differ from one item to the next.

/// Makes a page of exports with runs as JSON text.
struct PageMaker {
  var exports = 100
  var runs = 10
  /// Another order of members than the types ask for.
  var isShuffled = false
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  init(exports: Int = 100, runs: Int = 10, isShuffled: Bool = false) {
    self.exports = exports
    self.runs = runs
    self.isShuffled = isShuffled
  }

  mutating func page() -> [UInt8] {
    var items: [String] = []
    for index in 0..<exports { items.append(export(index)) }
    let text =
      #"{"count":\#(exports),"next":"https://us.posthog.com/api/projects/1/batch_exports/?limit=100&offset=100","#
      + #""previous":null,"results":[\#(items.joined(separator: ","))]}"#
    return Array(text.utf8)
  }

  private mutating func export(_ index: Int) -> String {
    var runTexts: [String] = []
    for _ in 0..<runs { runTexts.append(run()) }
    let destination = object([
      ("type", #""S3""#),
      (
        "config",
        #"{"bucket_name":"company-exports-\#(index)","region":"eu-central-1","prefix":"events/{year}/{month}/{day}/","#
          + #""compression":"zstd","file_format":"Parquet","exclude_events":["$feature_flag_called","$pageleave"],"#
          + #""max_file_size_mb":\#(100 + index),"use_virtual_style_addressing":false,"endpoint_url":null}"#
      ),
      ("integration", "null"), ("integration_id", "\(index)"),
    ])
    return object([
      ("id", uuid()), ("team_id", "12345"), ("name", #""Events to S3, bucket \#(index) \u2013 nightly""#),
      ("model", #""events""#), ("destination", destination), ("interval", #""hour""#), ("paused", "false"),
      ("created_at", date()), ("last_updated_at", date()), ("last_paused_at", "null"), ("start_at", "null"),
      ("end_at", "null"), ("latest_runs", "[\(runTexts.joined(separator: ","))]"),
      ("hogql_query", #""SELECT event, properties FROM events WHERE team_id = 12345 AND event != 'x'""#),
      ("timezone", #""UTC""#),
    ])
  }

  private mutating func run() -> String {
    object([
      ("id", uuid()), ("status", #""Completed""#), ("records_completed", "\(next() % 1_000_000)"),
      ("latest_error", "null"), ("data_interval_start", date()), ("data_interval_end", date()),
      ("cursor", "null"), ("created_at", date()), ("finished_at", date()), ("last_updated_at", date()),
      ("records_total_count", "\(next() % 1_000_000)"), ("bytes_exported", "\(next() % 10_000_000_000)"),
      ("batch_export", uuid()), ("backfill", "null"),
    ])
  }

  private mutating func object(_ members: [(String, String)]) -> String {
    var members = members
    if isShuffled { members.reverse() }
    return "{" + members.map { #""\#($0)":\#($1)"# }.joined(separator: ",") + "}"
  }

  private mutating func uuid() -> String {
    let digits = String(repeating: "0", count: 16) + String(next(), radix: 16)
    let low = digits.suffix(16)
    return #""0190f3b1-\#(low.prefix(4))-7\#(low.dropFirst(4).prefix(3))-8000-\#(low.suffix(12))""#
  }

  private mutating func date() -> String {
    func pad(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (month, day, hour) = (next() % 12 + 1, next() % 28 + 1, next() % 24)
    return #""2026-\#(pad(month))-\#(pad(day))T\#(pad(hour)):00:00.\#(100_000 + next() % 900_000)Z""#
  }

  private mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

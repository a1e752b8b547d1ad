import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting
import Testing

@Suite struct ScheduleTests {
  private static let noOp = #""destination":{"type":"NoOp","config":{}}"#

  @Test(arguments: [
    Rule(#""interval":"hour""#, "201"),
    Rule(#""interval":"hour","offset_hour":null,"offset_day":null"#, "201"),
    Rule(#""interval":"hour","offset_hour":3"#, "400 offset_hour invalid_input"),
    Rule(#""interval":"hour","offset_day":3"#, "400 offset_day invalid_input"),
    Rule(#""interval":"day","offset_hour":23"#, "201"),
    Rule(#""interval":"day","offset_hour":24"#, "400 offset_hour max_value"),
    Rule(#""interval":"day","offset_hour":-1"#, "400 offset_hour min_value"),
    Rule(#""interval":"day","offset_hour":1.5"#, "400 offset_hour invalid_input"),
    Rule(#""interval":"day","offset_day":0"#, "400 offset_day invalid_input"),
    Rule(#""interval":"week","offset_day":6,"offset_hour":5"#, "201"),
    Rule(#""interval":"week","offset_day":7"#, "400 offset_day max_value"),
    Rule(#""interval":"every 5 minutes""#, "201"),
    Rule(#""interval":"every 5 minutes","offset_hour":1"#, "400 offset_hour invalid_input"),
    Rule(#""interval":"every 15 minutes""#, "201"),
    Rule(#""interval":"month""#, "400 interval invalid_choice"),
    Rule(#""interval":null"#, "400 interval null"),
    Rule(#""paused":false"#, "400 interval required"),
    Rule(#""interval":"day","timezone":"Europe/Berlin""#, "201"),
    Rule(#""interval":"day","timezone":"Mars/Olympus""#, "400 timezone invalid_choice"),
    Rule(#""interval":"day","timezone":null"#, "201"),
  ])
  func anOffsetFitsTheInterval(rule: Rule) throws {
    let reply = try Bench().ask(.post, "batch_exports/", #"{"name":"N",\#(Self.noOp),\#(rule.sent)}"#)
    #expect(reply.outcome == rule.outcome, "\(reply.text)")
  }

  @Test func shortIntervalsHaveToBeEnabled() throws {
    let bench = try Bench { $0.features.shortIntervals = false }
    let reply = bench.ask(.post, "batch_exports/", #"{"name":"N",\#(Self.noOp),"interval":"every 5 minutes"}"#)
    #expect(reply.outcome == "403 - permission_denied")
  }

  /// What becomes of day 3, hour 7 of a weekly export when a change says less or something else.
  @Test(arguments: [
    (HTTPRequest.Method.patch, #"{"interval":"week"}"#, "3 7"),
    (.patch, #"{"interval":"week","offset_hour":8}"#, "0 8"),
    (.patch, #"{"interval":"day"}"#, "- 7"),
    (.patch, #"{"interval":"hour"}"#, "- -"),
    (.patch, #"{"name":"M"}"#, "3 7"),
    (.put, #"{"name":"M","interval":"week",\#(Self.noOp)}"#, "0 0"),
    (.put, #"{"name":"M","interval":"day",\#(Self.noOp)}"#, "- 0"),
  ])
  func aPatchKeepsOffsetsAndAPutResetsThem(method: HTTPRequest.Method, body: String, offsets: String) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"week","offset_day":3,"offset_hour":7,\#(Self.noOp)"#)
    let reply = bench.ask(method, "batch_exports/\(id)/", body)
    let found = ["offset_day", "offset_hour"].map { reply[$0]?.int.map(String.init) ?? "-" }
    #expect(found.joined(separator: " ") == offsets, "\(reply.text)")
  }

  @Test(arguments: [
    Rule(#"{"offset_hour":3}"#, "400 offset_hour invalid_input"),
    Rule(#"{"offset_day":3}"#, "400 offset_day invalid_input"),
  ])
  func anOffsetAloneHasToFitTheIntervalThatIsThere(rule: Rule) throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"hour",\#(Self.noOp)"#)
    #expect(bench.ask(.patch, "batch_exports/\(id)/", rule.sent).outcome == rule.outcome)
  }

  /// The server's own code fails on it.
  @Test func anOffsetWithoutItsIntervalIsAFailure() throws {
    let bench = try Bench()
    let id = try bench.makeExport(#""interval":"day",\#(Self.noOp)"#)
    #expect(bench.ask(.patch, "batch_exports/\(id)/", #"{"offset_hour":3}"#).outcome == "500 - error")
  }
}

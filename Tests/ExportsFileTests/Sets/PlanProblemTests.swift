import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What a plan refuses instead of doing nothing, or something else.
@Suite("Problems of a plan")
struct PlanProblemTests {
  /// A change of a definition, and the problem that it has.
  struct Row: Sendable, CustomTestStringConvertible {
    let definition: ExportDefinition
    let problem: String

    init(_ definition: ExportDefinition, _ problem: String) {
      (self.definition, self.problem) = (definition, problem)
    }

    var testDescription: String { problem }
  }

  private static let s3 = ExportDefinition.ofEachType[0]

  private static let rows: [Row] = [
    Row(
      s3.with(["destination.config.file_format": nil]),
      "AwsS3 | destination.config.file_format | the server has a value and can't unset it"),
    Row(
      s3.with(["destination.integration": nil]),
      "AwsS3 | destination.integration | the server has a value and can't unset it"),
    Row(s3.with(["interval": "day", "offset_hour": nil]), ""),
    Row(s3.with(["model": "persons"]), "AwsS3 | model | the model can't change from events to persons"),
    Row(
      .noOp("AwsS3"), "AwsS3 | destination.type | the type of the destination can't change from AwsS3 to NoOp"),
    Row(s3.with(["offset_hour": 3]), "AwsS3 | offset_hour | the interval hour takes no offset like this"),
    Row(
      s3.with(["offset_day": 3]).without("interval"), "AwsS3 | offset_day | the interval hour takes no offset like this"
    ),
    Row(
      s3.with(["offset_day": 7, "interval": "week"]), "AwsS3 | offset_day | it has to be a whole number from 0 to 6"),
    Row(
      s3.with(["interval": "daily"]),
      "AwsS3 | interval | it has to be one of hour, day, week, every 5 minutes, every 15 minutes"),
    Row(
      s3.with(["start_at": "2026-01-01"]),
      "AwsS3 | start_at | it has to be a date and time with an offset, such as 2026-01-31T00:00:00Z"),
    Row(s3.with(["destination.config.buckt": "b"]), "AwsS3 | destination.config.buckt | there is no such property"),
    Row(s3.with(["last_paused_at": nil]), "AwsS3 | last_paused_at | there is no such property"),
    Row(
      ExportDefinition(name: "AwsS3", settings: ["destination.config.prefix": "b"]),
      "AwsS3 | destination.config.prefix | it needs `destination.type` beside it"),
    Row(
      .noOp("W", ["destination.type": "Workflows"]),
      "W | destination.type | the server's list leaves these exports out, so they can't be found by name"),
    Row(
      .noOp("F", ["destination.type": "FileDownload"]),
      "F | destination.type | this type of destination can't be managed"),
    Row(
      ExportDefinition(name: "X", settings: ["destination.type": "NoOp"]),
      "X | interval | the export doesn't exist, and can't be created without this"),
    Row(s3.named(" AwsS3"), " AwsS3 | name | the name has white space around it, which the server removes"),
    Row(s3.named("\u{1C}"), "\u{1C} | name | the name is blank"),
    Row(
      .noOp("AwsS3", ["filters": [["key": 5, "type": "event"]]]),
      "AwsS3 | filters | it has to be a list of filters, each with a type, and perhaps a key, an operator and a value"),
  ]

  @Test("a value that can't be is named", arguments: rows)
  func refused(_ row: Row) async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(Self.s3))
    #expect(try await bench.problems(bench.set(row.definition)) == (row.problem.isEmpty ? [] : [row.problem]))
  }

  @Test("null is no change where the server has nothing, and unsets what can be unset")
  func null() async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(.noOp("N")))
    let nothing: [String: JSONValue] = [
      "destination.config.arg": nil, "end_at": nil, "hogql_query": nil, "destination.config.include_events": nil,
      "timezone": nil,
    ]
    let plan = try await bench.plan(bench.set(.noOp("N", nothing)))
    #expect(plan.isEmpty, "\(plan.text)")
    let set = bench.set(
      Self.s3.with(["destination.config.compression": nil, "destination.config.include_events": nil]))
    try await bench.apply(bench.set(Self.s3))
    try await bench.apply(set)
    #expect(try await bench.plan(set).isEmpty)
    #expect(try await bench.export("AwsS3")?.destination.config["compression"] == .null)
  }

  @Test("the same name twice, in the set or at the server, is refused")
  func names() async throws {
    let bench = try SetBench()
    let (composed, decomposed) = ("Caf\u{E9}", "Cafe\u{301}")
    #expect(
      try await bench.problems(bench.set(.noOp(composed), .noOp(decomposed)))
        == ["\(composed) | name | another export has the same name"])
    try bench.fake.addExport(#"{"name":"\#(composed)"}"#)
    try bench.fake.addExport(#"{"name":"\#(decomposed)"}"#)
    #expect(
      try await bench.problems(bench.set(.noOp(composed))).map { $0.split(separator: ":")[0] }
        == ["\(composed) | the project has 2 exports with this name"])
    #expect(try await bench.plan(bench.set(.noOp("Another"))).changes.count == 1)
    let ids = try await bench.all().map(\.id.lowercaseText).sorted().joined(separator: ", ")
    await #expect {
      try await bench.exports.pull()
    } throws: {
      "\($0)".contains("\(ids). Exports are found by their name: rename all but one of them in PostHog")
    }
  }

  @Test("Operator 20: a set of another project or host is refused, and so is its plan")
  func otherProject() async throws {
    let bench = try SetBench { $0.projects = [FakeProject(id: 1), FakeProject(id: 2)] }
    var set = bench.set(.noOp("N"))
    let plan = try await bench.plan(set)
    let client = try SetBench.client(bench.fake)
    for exports in [client.project(2).batchExports, client.project("@current").batchExports] {
      await #expect(throws: ExportSetError.self) { try await exports.plan(set) }
      await #expect(throws: ExportSetError.self) { try await exports.apply(plan) }
    }
    let europe = try SetBench.client(bench.fake, host: .eu).project(1).batchExports
    await #expect(throws: ExportSetError.self) { try await europe.apply(plan) }
    set.project = 2
    #expect(try await bench.problems(set) == ["the set is for project 2, the client is for project 1"])
    set.host = .eu
    #expect(
      try await bench.problems(set) == [
        "the set is for https://eu.posthog.com, the client is for https://us.posthog.com"
      ])
    #expect(try await bench.all().isEmpty)
  }
}

import Testing

/// `apigen drift --observed`: what to add to the document for what clients saw.
@Suite struct ObservedTests {
  private func run(_ lines: String...) async throws -> Run {
    let workspace = try Workspace(["seen.jsonl": lines.joined(separator: "\n")])
    return try await workspace.apigen("drift", "--observed", "seen.jsonl", "--spec", UpstreamDescription.spec)
  }

  private static func line(_ pointer: String, _ rest: String, operation: String = "batch_exports_list") -> String {
    #"{"operation":"\#(operation)","pointer":"\#(pointer)","type":"T",\#(rest)}"#
  }

  @Test func eachObservationHasAPlace() async throws {
    let run = try await run(
      Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#),
      Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#),
      Self.line("/results/0/destination/type", #""what":"unknown value","value":"Iceberg","kind":"string""#),
      Self.line(
        "/status", #""what":"unknown value","value":"no: \"1\"","kind":"string""#,
        operation: "environments_batch_exports_runs_retrieve"),
      Self.line("/results/0/paused", #""what":"unreadable property","name":"paused","kind":"string""#))
    #expect(run.status == 0, "\(run.messages)")
    let expected = [
      ("schemas/batch-exports.yaml:9:", "    owner: {}  # object"), ("schemas/destinations.yaml:31:", "    - Iceberg"),
      ("schemas/runs.yaml:78:", #"    - "no: \"1\"""#), ("schemas/batch-exports.yaml:", "    paused: {}  # any value"),
    ]
    for (place, yaml) in expected { #expect(run.output.contains(place) && run.output.contains(yaml), "\(run.output)") }
    #expect(run.output.split(separator: "owner: {}", omittingEmptySubsequences: false).count == 2)
  }

  @Test func aNameIsProposedAsItIs() async throws {
    let run = try await run(
      Self.line("/results/0/a", #""what":"unknown property","name":"a\u202e\udb40\udc01\\b\"c","kind":"null""#))
    #expect(run.output.contains(#"    "a\U0000202E\U000E0001\\b\"c": {}"#), "\(run.output)")
  }

  @Test(arguments: [
    "{", "[]", "7", #"{"operation":"a"}"#, #"{"operation":"batch_exports_list","what":"unknown value","pointer":"x"}"#,
    String(repeating: "[", count: 10_000), String(repeating: "x", count: 100_000), "\u{1B}[31m",
  ])
  func aLineThatCannotBeReadIsNamed(line: String) async throws {
    let good = Self.line("/results/0/owner", #""what":"unknown property","name":"owner","kind":"object""#)
    let run = try await run(good, line, good)
    #expect(run.status == 0)
    #expect(run.messages.contains("seen.jsonl:2:1: warning: the line isn't an observation"), "\(run.messages)")
    #expect(run.output.contains("owner: {}"))
  }

  @Test func aFileOfSomethingElseIsAnError() async throws {
    let run = try await run("GET / 200", "GET / 404")
    #expect(run.status == 2)
    #expect(run.messages.contains("seen.jsonl:1:1: error: no line of the file is an observation"), "\(run.messages)")
  }

  @Test func whatHasNoPlaceIsSaid() async throws {
    let run = try await run(
      Self.line("/a/b/c", #""what":"unknown property","name":"c","kind":"null""#),
      Self.line("/a", #""what":"unknown property","name":"a","kind":"null""#, operation: "none"))
    #expect(run.output.contains("have nothing at /a/b/c"))
    #expect(run.output.contains("`none` isn't an operation of the document"))
    let missing = try await Workspace().apigen("drift", "--observed", "none", "--spec", UpstreamDescription.spec)
    #expect(missing.status == 2)
  }
}

import DataReading
import Diagnostics
import Foundation
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import TestSupport
import Testing

import ExportsFile

extension ExportsDocument {
  init(text: String, path: String = "exports.yaml") throws(DiagnosticError) {
    try self.init(path: path, files: FileStore(texts: [path: text]))
  }
}

@Suite("Files of exports")
struct ExportsDocumentTests {
  private static let everything = """
    version: 1
    host: us
    project: 1
    exports:
      - name: Nightly
        model: events
        interval: week
        timezone: Europe/Paris
        offset_day: 1
        offset_hour: 5
        start_at: 2026-01-01T00:00:00Z
        end_at: null
        paused: true
        filters:
          - {type: event, key: $browser, operator: exact, value: [Chrome]}
        destination:
          type: HTTP
          config:
            url: https://eu.i.posthog.com/batch/
            token: {env: TOKEN}
            include_events: ["$pageview"]
      - name: 'No. 2'
        interval: hour
        destination: {type: Redshift, integration: 7, config: {database: d, host: h.example, mode: COPY, copy_inputs: {
          s3_bucket: b, region_name: r, authorization: {aws_access_key_id: {env: KEY_ID}, aws_secret_access_key: {env: KEY}},
          bucket_credentials: 1}}}
    ...

    """

  @Test("are read as they are written")
  func read() async throws {
    let set = try ExportsDocument(text: Self.everything).set
    #expect(set.host == .us && set.project == 1 && set.exports.map(\.name) == ["Nightly", "No. 2"])
    #expect(set.exports[0].settings["offset_day"] == 1)
    #expect(set.exports[0].settings["end_at"] == .null)
    #expect(set.exports[0].secrets == ["destination.config.token": "TOKEN"])
    #expect(set.exports[1].settings["destination.config.copy_inputs.bucket_credentials"] == 1)
    #expect(set.exports[1].secrets["destination.config.copy_inputs.authorization.aws_access_key_id"] == "KEY_ID")
    let bench = try SetBench()
    #expect(try await bench.apply(set).areDone)
    #expect(try await bench.plan(set).isEmpty)
  }

  @Test("Operator 20: that are cut off anywhere are refused")
  func truncated() throws {
    let text = Self.everything.trimmingCharacters(in: .newlines)
    for end in text.indices.dropFirst() {
      #expect(throws: DiagnosticError.self) { try ExportsDocument(text: String(text[..<end])) }
    }
    let json = #"{"version": 1, "host": "us", "project": 1, "exports": []}"#
    #expect(try ExportsDocument(text: json, path: "exports.json").set.exports.isEmpty)
    for count in 1..<json.count {
      #expect(throws: DiagnosticError.self) {
        try ExportsDocument(text: String(json.prefix(count)), path: "exports.json")
      }
    }
  }

  /// A file, and the beginning of the error.
  private static func export(_ lines: String, _ error: String) -> (String, String) {
    ("version: 1\nhost: us\nproject: 1\nexports:\n  - name: N\n\(lines)...\n", error)
  }

  private static let faultyFiles: [(String, String)] = [
    ("", "exports.yaml:1:1: error: the file is empty"),
    ("# nothing\n...\n", "exports.yaml:2:1: error: expected a value"),
    (
      "a: b\n",
      "exports.yaml:2:1: error: the file has no end, so it may be cut off\nhelp: write `...` into the last line"
    ),
    ("[]\n", "exports.yaml:1:1: error: expected a mapping, found a list"),
    ("version: 1\nhost: us\nproject: 1\n...\n", "exports.yaml:1:1: error: the entry has no `exports`"),
    ("version: 1\nhost: us\nproject: 1\nexports:\n...\n", "exports.yaml:4:9: error: expected a sequence, found null"),
    (
      "version: 2\nhost: us\nproject: 1\nexports: []\n...\n",
      "exports.yaml:1:10: error: this version of the format isn't known\nhelp: it has to be 1"
    ),
    (
      "version: 1\nhost: posthog\nproject: 1\nexports: []\n...\n",
      "exports.yaml:2:7: error: this is no host\nhelp: it has to be us, eu or the URL of an instance, with https://"
    ),
    (
      "version: 1\nhost: us\nproject: '@current'\nexports: []\n...\n",
      "exports.yaml:3:10: error: expected the number of a project, found text"
    ),
    (
      "version: 1\nhost: us\nproject: 1\nexport: []\n...\n",
      "exports.yaml:1:1: error: the entry has no `exports`\nexports.yaml:4:1: error: unknown key 'export'\nhelp: did you mean `exports`?"
    ),
    export("    intervall: day\n", "exports.yaml:6:5: error: unknown key `intervall`\nhelp: did you mean `interval`?"),
    export(
      "    interval: days\n",
      "exports.yaml:6:15: error: it has to be one of hour, day, week, every 5 minutes, every 15 minutes\nhelp: did you mean `day`?"
    ),
    export(
      "    destination:\n      type: AwsS33\n      config: {x: y}\n",
      "exports.yaml:7:13: error: this type of destination can't be managed\nhelp: did you mean `AwsS3`?"),
    export(
      "    destination: {config: {x: y}}\n",
      "exports.yaml:6:19: error: `config` needs the `type` of the destination beside it"),
    export(
      "    destination: {type: BigQuery, config: {dataset_ids: y}}\n",
      "exports.yaml:6:44: error: unknown key `dataset_ids`\nhelp: did you mean `dataset_id`?"),
    export("    destination: NoOp\n", "exports.yaml:6:18: error: expected a mapping, found text"),
    export("    offset_hour: 24\n", "exports.yaml:6:18: error: it has to be a whole number from 0 to 23"),
    export(
      "    offset_hour: 1\n    interval: hour\n",
      "exports.yaml:6:18: error: the interval hour takes no offset like this"),
    export(
      "  - name: N\n",
      "exports.yaml:6:5: error: another export has the same name\nhelp: exports are found by their name\nexports.yaml:5:5: note: the other one is here"
    ),
    export("    interval: day\n    interval: day\n", "exports.yaml:7:5: error: the key `interval`"),
    export("    name: ' N'\n", "exports.yaml:6:5: error: the key `name`"),
    export("  - interval: day\n", "exports.yaml:6:5: error: the entry has no `name`"),
    export("  - N\n", "exports.yaml:6:5: error: expected a mapping, found text"),
    export("    interval: {env: X}\n", "exports.yaml:6:15: error: it has to be one of"),
  ]

  @Test("that can't be are refused at the place of the fault, with a hint", arguments: faultyFiles)
  func faults(_ text: String, _ error: String) throws {
    let thrown = try #require(throws: DiagnosticError.self) { try ExportsDocument(text: text) }
    #expect(thrown.description.hasPrefix(error), "\(thrown)")
  }

  @Test("never show a secret that is written into them")
  func literalSecrets() throws {
    let secret = "phc_secretToken4711"
    let values = [
      "\(secret)", "'\(secret)'", "{env: \(secret)}", "{\(secret): x}", "[\(secret)]", "{env: [\(secret)]}",
      "!!int \(secret)",
      "\"\(secret)", "{env: \(secret)", "|\n              \(secret)",
    ]
    for value in values {
      for type in ["HTTP", "HTTPS", "NoOp"] {
        let text = Self.export(
          "    destination: {type: \(type), config: {url: x, token: \(value)}}\n    bad: \(secret)\n", ""
        ).0
        let thrown = try #require(throws: DiagnosticError.self) { try ExportsDocument(text: text) }
        #expect(!thrown.description.contains(secret), "\(thrown)")
      }
    }
    let text = Self.export("    destination: {type: HTTP, config: {token: \(secret)}}\n", "").0
    let thrown = try #require(throws: DiagnosticError.self) { try ExportsDocument(text: text) }
    #expect(
      thrown.description
        == "exports.yaml:6:47: error: a secret can't be written into the file\nhelp: put it into an environment variable and write {env: NAME}"
    )
  }

  @Test("show the problems of a plan at their place")
  func located() async throws {
    let bench = try SetBench()
    try await bench.apply(bench.set(.noOp("N")))
    let document = try ExportsDocument(text: Self.export("    model: persons\n    destination: {type: HTTP}\n", "").0)
    let error = try await #require(throws: ExportSetError.self) { try await bench.plan(document.set) }
    guard case .refused(let problems) = error else { return #expect(Bool(false)) }
    #expect(
      document.located(problems).description.split(separator: "\n").filter { !$0.hasPrefix("help") } == [
        "exports.yaml:6:12: error: the model can't change from events to persons",
        "exports.yaml:7:25: error: the type of the destination can't change from NoOp to HTTP",
      ])
  }
}

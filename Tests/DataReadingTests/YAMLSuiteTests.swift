import Diagnostics
import Foundation
import DataReading
import Testing

/// The cases of github.com/yaml/yaml-test-suite: each is read as its `in.json` says, or rejected if it is marked as an
/// error. Deviations are listed with their reasons and must stay: a case that no longer deviates must be removed from
/// the list.
@Suite struct YAMLSuiteTests {
  private enum Outcome: Equatable {
    case agrees, refusedThoughValid, acceptedThoughInvalid, readDifferently
  }

  private struct Deviation {
    let reason: String
    let outcome: Outcome
    /// A part of the diagnostic that the cases cause.
    var message = ""
    let cases: String
  }

  private static let deviations: [Deviation] = [
    // YAML that OpenAPI documents have no use for, rejected deliberately.
    Deviation(
      reason: "a file has one document", outcome: .refusedThoughValid, message: "a second document begins here",
      cases: "35KP 5TYM 6WLZ 6ZKB 9DXL 9KAX 9WXW JHB9 KSS4 L383 PUW8 RZT7 U9NS"),
    Deviation(
      reason: "an empty document has no value", outcome: .refusedThoughValid, message: "is empty",
      cases: "6XDY 8G76 98YD AVM7 DK95/07 MUS6/02 MUS6/03 MUS6/04"),
    Deviation(
      reason: "a tag beyond the core schema isn't used in OpenAPI documents", outcome: .refusedThoughValid,
      message: "isn't supported",
      cases: "2XXW 565N 6CK3 7FWL C4HZ CC74 CUP7 J7PZ M5C3 P76L UGM3 Z67P Z9M4"),
    Deviation(
      reason: "a key is text, as in JSON", outcome: .refusedThoughValid, message: "a key must be text",
      cases: "4FJ6 6BFJ 6PBE 9MMW KK5P LX3P M2N8/00 M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D"),

    // YAML 1.2 that libyaml 0.2.5 doesn't support.
    Deviation(
      reason: "a document may follow `...` without `---`", outcome: .refusedThoughValid, cases: "7Z25 M7A3 UT92"),
    Deviation(reason: "a document may be `...` alone", outcome: .refusedThoughValid, cases: "HWV9 QT73"),
    Deviation(
      reason: "directives that are reserved, or of a later version, are to be ignored", outcome: .refusedThoughValid,
      cases: "2LFX 6LVF BEC7 MUS6/05 MUS6/06"),
    Deviation(reason: "text may begin with `%` after a document", outcome: .refusedThoughValid, cases: "W4TN"),
    Deviation(
      reason: "a key may be empty", outcome: .refusedThoughValid,
      cases: "2JQS 4ABK 6M2F CFD4 FRK4 NHX8 NKF9 S3PD SM9W/01 UKK6/00"),
    Deviation(
      reason: "within brackets `:` may stand on the line after its key, or next to its value",
      outcome: .refusedThoughValid, cases: "4MUZ/00 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 9SA2 K3WX NJ66 VJP3/01"),
    Deviation(
      reason: "within brackets text may begin with `:` or `-`", outcome: .refusedThoughValid, cases: "DBG4 HM87/00"),
    Deviation(
      reason: "within brackets text may begin with `?`", outcome: .readDifferently, cases: "652Z HM87/01"),
    Deviation(
      reason: "an anchor may hold any character except blanks and brackets", outcome: .refusedThoughValid,
      cases: "2SXE 8XYN W5VH"),
    Deviation(reason: "an anchor may hold `:`", outcome: .readDifferently, cases: "Y2GN"),
    Deviation(
      reason: "tabs may separate tokens and begin the lines of brackets and text blocks",
      outcome: .refusedThoughValid,
      cases: "6BCT 6CA3 96NN/00 96NN/01 A2M4 DK95/00 DK95/03 DK95/04 Q5MG R4YG Y79Y/001 Y79Y/010"),
    Deviation(
      reason: "the text block of a whole document may have no indentation", outcome: .refusedThoughValid,
      cases: "DK3J FP8R"),
    Deviation(
      reason: "the last line of a text block may be blank", outcome: .readDifferently, cases: "JEF9/02 L24T/01"),

    // Invalid YAML 1.2 that libyaml 0.2.5 accepts.
    Deviation(
      reason: "a comment needs a blank before it", outcome: .acceptedThoughInvalid, cases: "9JBA CVW2 SU5Z X4QW"),
    Deviation(
      reason: "content that continues on other lines must be indented, without tabs", outcome: .acceptedThoughInvalid,
      cases: "9C9N DK95/01 QB6E Y79Y/003"),
    Deviation(reason: "`-` alone isn't text within brackets", outcome: .acceptedThoughInvalid, cases: "G5U8 YJV2"),
    Deviation(
      reason: "blank lines at the start of a text block are not deeper than the text", outcome: .acceptedThoughInvalid,
      cases: "S98Z"),
  ]

  @Test func everyCaseAgreesOrIsListed() throws {
    guard let root = Corpus.path("yaml-test-suite") else { return }
    var listed: [String: Deviation] = [:]
    for deviation in Self.deviations {
      for name in deviation.cases.split(separator: " ") { listed[String(name)] = deviation }
    }
    for path in Corpus.files(in: "yaml-test-suite", suffix: "/in.yaml") {
      let folder = String(path.dropLast("/in.yaml".count))
      let name = String(folder.dropFirst(root.count + 1))
      let (outcome, faults) = try outcome(of: folder)
      let deviation = listed.removeValue(forKey: name)
      #expect(outcome == deviation?.outcome ?? .agrees, "\(name): \(deviation?.reason ?? "not listed") \(faults)")
      if let message = deviation?.message, !message.isEmpty {
        #expect(faults.contains { $0.contains(message) }, "\(name): \(faults)")
      }
    }
    #expect(listed.isEmpty, "these cases are not there")
  }

  private func outcome(of folder: String) throws -> (Outcome, [String]) {
    let isInvalid = FileManager.default.fileExists(atPath: folder + "/error")
    let node: Node
    do {
      node = try DataReader().read(path: folder + "/in.yaml")
    } catch {
      return (isInvalid ? .agrees : .refusedThoughValid, error.diagnostics.map(\.message))
    }
    if isInvalid { return (.acceptedThoughInvalid, []) }
    // A case without an `in.json` can't be represented as JSON; it only has to be readable.
    guard FileManager.default.fileExists(atPath: folder + "/in.json") else { return (.agrees, []) }
    let expected = try DataReader().read(path: folder + "/in.json")
    return (node.isSameJSON(as: expected) ? .agrees : .readDifferently, [])
  }
}

extension Node {
  /// Whether both are the same JSON value, ignoring the order of keys and the spelling of numbers.
  fileprivate func isSameJSON(as other: Node) -> Bool {
    switch (value, other.value) {
    case (.sequence(let left), .sequence(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSameJSON(as: $1) }
    case (.mapping(let left), .mapping(let right)):
      left.count == right.count
        && left.entries.allSatisfy { entry in right[entry.key].map(entry.value.isSameJSON) ?? false }
    default:
      jsonText == other.jsonText || double != nil && double == other.double
    }
  }
}

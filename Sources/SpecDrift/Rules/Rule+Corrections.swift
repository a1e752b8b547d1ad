extension Rule {
  static let corrections: [Rule] = [
    Rule(
      "correction.mended", "the API's own description now says what an entry of corrections.yaml corrects it to",
      wire: .info, source: .none, behaviour: .none, mirror: nil,
      advice: "Remove the entry from corrections.yaml: it is no longer needed.",
      before: """
        - operation: GET /things
          at: /deprecated
          absent: true
          to: spec
        """, after: "get: {deprecated: true}"),
    correctionChanged,
    correctionGone,
  ]

  /// The rule for a correction whose reason may no longer exist.
  static let correctionChanged = Rule(
    "correction.changed",
    "the API's own description says something else where an entry of corrections.yaml corrects it",
    wire: .warning, source: .none, behaviour: .none, mirror: nil,
    advice:
      "Find out whether the API changed or its description did, and give the entry of corrections.yaml the new value as `expected`, or remove it.",
    before: """
      - operation: GET /things
        at: /parameters/0/schema/type
        expected: string
        to: {value: integer}
      """, after: "schema: {type: number}")

  /// The rule for a correction of something that isn't there any more.
  static let correctionGone = Rule(
    "correction.gone",
    "an entry of corrections.yaml is about a place or an operation that the API's own description no longer has",
    wire: .warning, source: .none, behaviour: .none, mirror: nil,
    advice: "Find out where the place went, and change the entry of corrections.yaml or remove it.",
    before: """
      - operation: GET /things
        at: /responses/200
        expected: {description: ""}
        to: spec
      """, after: "get: {responses: {'204': {…}}}")

  /// Whether the change is about an entry of corrections.yaml, which needs to be reviewed.
  public var isAboutCorrections: Bool { id.hasPrefix("correction.") }
}

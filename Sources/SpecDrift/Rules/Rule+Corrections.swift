extension Rule {
  static let corrections: [Rule] = [
    Rule(
      "correction.mended", "the API's own description now says what an entry of corrections.yaml corrects it to",
      wire: .info, source: .none, behaviour: .none, mirror: nil),
    correctionChanged,
    Rule(
      "correction.gone", "an entry of corrections.yaml is about a place that the API's own description no longer has",
      wire: .warning, source: .none, behaviour: .none, mirror: nil),
  ]

  /// The rule for a correction whose reason may no longer exist.
  static let correctionChanged = Rule(
    "correction.changed",
    "the API's own description says something else where an entry of corrections.yaml corrects it",
    wire: .warning, source: .none, behaviour: .none, mirror: nil)

  /// Whether the change is about an entry of corrections.yaml, which needs to be reviewed.
  public var isAboutCorrections: Bool { id.hasPrefix("correction.") }
}

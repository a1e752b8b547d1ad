/// What a change may affect.
public enum Axis: String, Sendable, Hashable, CaseIterable {
  /// The calls of programs that were built from the old document.
  case wire
  /// Compiling such programs.
  case source
  /// The results of their calls.
  case behaviour

  /// What the verdict on the axis answers.
  var question: String {
    switch self {
    case .wire: "Will calls of programs that were built from the old document fail?"
    case .source: "Will such programs still compile?"
    case .behaviour: "Will the same calls get other results?"
    }
  }
}

import OpenAPIDocument

/// The parts of an operation that must be equal in all its scope variants.
///
/// What is written is compared, with every keyword and extension. Only what the operation and its path say about
/// themselves may differ: their prose, and the operation's tags, deprecation and ID.
struct OperationSignature {
  private let parts: [WrittenPart]

  init(_ operation: Operation, scopeParameter: String) {
    parts = operation.written.filter { part in
      switch part.aspect {
      case .parameter(Parameter.Place.path.rawValue, scopeParameter): false
      case .keyword(let name): !Self.ownWords.contains(name)
      case .pathKeyword(let name): !["summary", "description"].contains(name)
      default: true
      }
    }
  }

  private static let ownWords: Set = [
    "summary", "description", "tags", "deprecated", "x-deprecation-message", "operationId",
  ]

  /// Returns the aspects that only one of the two has, or that differ.
  func differences(to other: OperationSignature) -> [OperationAspect] {
    let mine = Dictionary(parts.map { ($0.aspect, $0.node) }, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(other.parts.map { ($0.aspect, $0.node) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<OperationAspect> = []
    return (parts + other.parts).map(\.aspect).filter { seen.insert($0).inserted && mine[$0] != theirs[$0] }
  }
}

extension OperationAspect {
  /// The part as messages name it.
  var text: String {
    switch self {
    case .parameter(let place, let name): "the \(place) parameter '\(name)'"
    case .requestBody: "the request body"
    case .response(let status): "the response \(status)"
    case .keyword(let name): name.hasPrefix("x-") ? name : "`\(name)`"
    case .responsesKeyword(let name): "`\(name)` of the responses"
    case .pathKeyword(let name): "`\(name)` of the path"
    }
  }
}

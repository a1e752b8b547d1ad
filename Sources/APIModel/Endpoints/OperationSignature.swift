import OpenAPIDocument
import SpecReading

/// What of an operation must be equal among twins, aspect by aspect.
///
/// Whole values are compared, with all their keywords and extensions. Only what the operation says of itself may differ:
/// its prose, tags, deprecation and id.
struct OperationSignature {
  private let aspects: [(aspect: Aspect, value: Value)]

  /// One part of an operation.
  enum Aspect: Hashable {
    case parameter(Parameter.Place, String)
    case requestBody
    case response(ResponseStatus)
    case `extension`(String)
    case keyword(String)
  }

  private enum Value: Equatable {
    case parameter(Parameter)
    case requestBody(RequestBody)
    case response(Response)
    case node(Node)
  }

  init(_ operation: Operation, scopeParameter: String) {
    var aspects: [(Aspect, Value)] = []
    for parameter in operation.parameters where !(parameter.in == .path && parameter.name == scopeParameter) {
      aspects.append((.parameter(parameter.in, parameter.name), .parameter(parameter)))
    }
    if let body = operation.requestBody { aspects.append((.requestBody, .requestBody(body))) }
    for response in operation.responses { aspects.append((.response(response.status), .response(response))) }
    for (key, node) in operation.extensions.sorted(by: { $0.key < $1.key }) where key != "x-deprecation-message" {
      aspects.append((.extension(key), .node(node)))
    }
    for (keyword, node) in operation.uncarried.sorted(by: { $0.key < $1.key }) {
      aspects.append((.keyword(keyword), .node(node)))
    }
    self.aspects = aspects
  }

  /// The aspects that only one has, or that differ.
  func differences(to other: OperationSignature) -> [Aspect] {
    let mine = Dictionary(aspects, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(other.aspects, uniquingKeysWith: { first, _ in first })
    var seen: Set<Aspect> = []
    return (aspects + other.aspects).map(\.aspect).filter { seen.insert($0).inserted && mine[$0] != theirs[$0] }
  }
}

extension OperationSignature.Aspect: CustomStringConvertible {
  var description: String {
    switch self {
    case .parameter(let place, let name): "the \(place.rawValue) parameter '\(name)'"
    case .requestBody: "the request body"
    case .response(let status): "the response \(status.text)"
    case .extension(let key): key
    case .keyword(let keyword): "`\(keyword)`"
    }
  }
}

extension ResponseStatus {
  fileprivate var text: String {
    switch self {
    case .code(let code): String(code)
    case .range(let hundreds): "\(hundreds)XX"
    case .default: "default"
    }
  }
}

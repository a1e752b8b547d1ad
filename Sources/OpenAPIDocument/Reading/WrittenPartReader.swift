import DataReading
import Diagnostics

/// Reads an operation part by part as it is written, so that operations can be compared by all their keywords, whether
/// code is generated from them or not.
final class WrittenPartReader {
  private let version: OpenAPIVersion
  private let references: References
  private var targets: [Place: Node] = [:]

  private struct Place: Hashable {
    let location: SourceLocation
    let kind: ObjectKind
  }

  init(inspector: Inspector) {
    version = inspector.version
    references = inspector.references
  }

  /// Reads every part that is written for an operation of a path item.
  func parts(of operation: Node, in item: Node) -> [WrittenPart] {
    var parts = parameters(common: item["parameters"], own: operation["parameters"])
    for entry in operation.mapping?.entries ?? [] {
      switch entry.key {
      case "parameters": continue
      case "requestBody":
        parts.append(WrittenPart(aspect: .requestBody, node: target(of: entry.value, as: .requestBody)))
      case "responses": parts += responses(entry.value)
      default: parts.append(WrittenPart(aspect: .keyword(entry.key), node: resolved(entry, of: .operation)))
      }
    }
    for entry in item.mapping?.entries ?? [] where !Self.taken.contains(entry.key) {
      parts.append(WrittenPart(aspect: .pathKeyword(entry.key), node: resolved(entry, of: .pathItem)))
    }
    return parts
  }

  /// Keywords of a path item that are operations of their own, or are already among the parts.
  private static let taken = Set(Operation.methods + ["additionalOperations", "parameters", "$ref"])

  private func responses(_ node: Node) -> [WrittenPart] {
    (node.mapping?.entries ?? []).map { entry in
      entry.key.hasPrefix("x-")
        ? WrittenPart(aspect: .responsesKeyword(entry.key), node: entry.value)
        : WrittenPart(aspect: .response(entry.key), node: target(of: entry.value, as: .response))
    }
  }

  /// Joins the parameters of the path item that the operation doesn't override, then those of the operation.
  private func parameters(common: Node?, own: Node?) -> [WrittenPart] {
    let own = (own?.sequence ?? []).map(parameter)
    let keys = Set(own.map { Self.key($0.aspect) })
    return (common?.sequence ?? []).map(parameter).filter { !keys.contains(Self.key($0.aspect)) } + own
  }

  private func parameter(_ node: Node) -> WrittenPart {
    let node = target(of: node, as: .parameter)
    return WrittenPart(
      aspect: .parameter(in: node["in"]?.string ?? "", name: node["name"]?.string ?? ""), node: node)
  }

  /// The names of header fields are compared without case.
  private static func key(_ aspect: OperationAspect) -> OperationAspect {
    guard case .parameter("header", let name) = aspect else { return aspect }
    return .parameter(in: "header", name: name.lowercased())
  }
}

// MARK: - Normalizing

extension WrittenPartReader {
  /// Returns a node, or the one that it refers to, including the siblings of the reference.
  private func target(of node: Node, as kind: ObjectKind) -> Node {
    guard let mapping = node.mapping, let end = end(of: node, as: kind)?.node else { return object(node, as: kind) }
    let place = Place(location: end.location, kind: kind)
    let target = targets[place] ?? object(end, as: kind)
    targets[place] = target
    let beside = mapping.entries.filter { $0.key != "$ref" }
    guard !beside.isEmpty, let entries = target.mapping?.entries else { return target }
    return Node(.mapping(Mapping(beside + entries)), at: node.location)
  }

  private func end(of node: Node, as kind: ObjectKind) -> Target? {
    guard kind.isReferable, let value = node["$ref"], let text = value.string,
      ReferenceText(text)?.isRemote == false
    else { return nil }
    return references.follow(Reference(text: text, location: value.location), as: kind)
  }

  /// Returns the object with the final place of each reference in the reference's place.
  private func object(_ node: Node, as kind: ObjectKind) -> Node {
    guard let mapping = node.mapping else { return node }
    let end = end(of: node, as: kind)?.id
    let entries = mapping.entries.map { entry in
      let value =
        if let end, entry.key == "$ref" {
          Node(.string("\(end.file)#\(end.pointer)"), at: entry.value.location)
        } else {
          resolved(entry, of: kind)
        }
      return Mapping.Entry(key: entry.key, keyLocation: entry.keyLocation, value: value)
    }
    return Node(.mapping(Mapping(entries)), at: node.location)
  }

  private func resolved(_ entry: Mapping.Entry, of kind: ObjectKind) -> Node {
    if kind == .schema, entry.key == "required" || entry.key == "type" { return Self.sorted(entry.value) }
    let isExtension = entry.key.hasPrefix("x-") && kind != .securityRequirement
    let others = isExtension ? nil : kind.rules.others
    return resolved(entry.value, as: kind.rules.keyword(entry.key, in: version)?.shape ?? others ?? .any)
  }

  private func resolved(_ node: Node, as shape: Shape) -> Node {
    switch (shape, node.value) {
    case (.object(let kind), _), (.flagOr(let kind), _): object(node, as: kind)
    case (.objects(let kind), .sequence(let nodes)):
      Node(.sequence(nodes.map { object($0, as: kind) }), at: node.location)
    case (.map(let shape), .mapping(let mapping)):
      Node(
        .mapping(
          Mapping(
            mapping.entries.map {
              Mapping.Entry(key: $0.key, keyLocation: $0.keyLocation, value: resolved($0.value, as: shape))
            })), at: node.location)
    default: node
    }
  }

  /// Sorts a list of strings whose order has no meaning.
  private static func sorted(_ node: Node) -> Node {
    guard let nodes = node.sequence else { return node }
    return Node(.sequence(nodes.sorted { ($0.string ?? "") < ($1.string ?? "") }), at: node.location)
  }
}

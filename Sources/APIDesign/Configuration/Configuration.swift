public import APIModel
public import DataReading
public import Diagnostics

/// What a maintainer decides about emission, from `apigen.yaml` beside the description.
public struct Configuration: Sendable {
  /// One beginning that the paths of a family may have.
  public struct ScopeLevel: Sendable {
    /// What the level is called: the name of its factory.
    public let name: SwiftIdentifier
    /// The Swift type that stands for it; levels may share one.
    public let type: SwiftIdentifier
    /// A path with one parameter at its end, such as `/api/projects/{project_id}`.
    public let path: String
    /// What the ids of its operations begin with.
    public let operationPrefix: String
    /// Why not to use the level.
    public let deprecation: String?
    /// Its place in `apigen.yaml`.
    public let location: SourceLocation
  }
  /// A family of paths that differ only by their beginning.
  public struct Scopes: Sendable {
    /// The protocol that all types of the family conform to.
    public let protocolName: SwiftIdentifier
    /// In order of preference: what is emitted for twins is taken from the first.
    public let levels: [ScopeLevel]
    /// The names of the family's types, which no schema can have.
    var typeNames: [SwiftIdentifier] { [protocolName] + levels.map(\.type) }
  }

  /// The scope family, if paths share beginnings.
  public var scopes: Scopes?
  /// Whether resources bound to a sender are emitted.
  public var handles = false
  /// More words to write in capitals, in lower case.
  public var acronyms: [String] = []

  /// What holds where no `apigen.yaml` stands.
  public init() {}

  /// Reads `apigen.yaml`.
  ///
  /// - Throws: All faults found, each located: unknown keys, values of the wrong type, a path without a parameter.
  public init(_ node: Node) throws(DiagnosticError) {
    let reader = ConfigurationReader()
    self.init()
    let keys: Set = ["scopes", "handles", "acronyms"]
    let root = reader.mapping(node, keys: keys)
    handles = root["handles"].flatMap { reader.bool($0) } ?? false
    acronyms = root["acronyms"].map { reader.texts($0).map { $0.lowercased() } } ?? []
    if let node = root["scopes"] { scopes = reader.scopes(node) }
    try reader.diagnostics.check()
  }
}

/// Reads values of the configuration and gathers what is wrong with them.
private struct ConfigurationReader {
  let diagnostics = DiagnosticCollector()

  func mapping(_ node: Node, keys: Set<String>) -> [String: Node] {
    guard case .mapping(let mapping) = node.value else {
      diagnostics.error("expected a mapping, found \(node.kindName)", at: node.location)
      return [:]
    }
    var result: [String: Node] = [:]
    for entry in mapping.entries {
      if keys.contains(entry.key) {
        result[entry.key] = entry.value
      } else {
        let known = "known keys: " + keys.sorted().joined(separator: ", ")
        diagnostics.error(
          "unknown key '\(entry.key)'", at: entry.keyLocation,
          hint: NearestName.hint(for: entry.key, among: keys.sorted()) ?? known)
      }
    }
    return result
  }

  func text(_ node: Node) -> String? {
    if case .string(let text) = node.value { return text }
    diagnostics.error("expected text, found \(node.kindName)", at: node.location)
    return nil
  }

  /// A name that is emitted as it is written.
  func identifier(_ node: Node) -> SwiftIdentifier? {
    guard let text = text(node) else { return nil }
    if let identifier = SwiftIdentifier(text) { return identifier }
    diagnostics.error("\(node.jsonText) isn't a Swift name", at: node.location, hint: SwiftIdentifier.rule)
    return nil
  }

  func bool(_ node: Node) -> Bool? {
    if case .bool(let value) = node.value { return value }
    diagnostics.error("expected true or false, found \(node.kindName)", at: node.location)
    return nil
  }

  func sequence(_ node: Node) -> [Node] {
    if case .sequence(let nodes) = node.value { return nodes }
    diagnostics.error("expected a sequence, found \(node.kindName)", at: node.location)
    return []
  }

  func texts(_ node: Node) -> [String] {
    sequence(node).compactMap { text($0) }
  }

  func scopes(_ node: Node) -> Configuration.Scopes? {
    guard node.mapping != nil else {
      diagnostics.error("expected a mapping, found \(node.kindName)", at: node.location)
      return nil
    }
    let entries = mapping(node, keys: ["protocol", "levels"])
    guard let nameNode = entries["protocol"], let levels = entries["levels"] else {
      diagnostics.error("scopes need 'protocol' and 'levels'", at: node.location)
      return nil
    }
    let read = sequence(levels).compactMap { level($0) }
    guard let name = identifier(nameNode) else { return nil }
    checkNames(of: read, protocolName: name, at: nameNode.location)
    return Configuration.Scopes(protocolName: name, levels: read)
  }

  /// The names of a family stand beside each other in emitted code, so each has to be a name of its own there.
  private func checkNames(
    of levels: [Configuration.ScopeLevel], protocolName: SwiftIdentifier, at location: SourceLocation
  ) {
    if ReservedNames.types.contains(protocolName) {
      diagnostics.error("'\(protocolName.text)' is a type that generated code uses", at: location)
    }
    var names: Set<SwiftIdentifier> = []
    for level in levels {
      if level.type == protocolName || ReservedNames.types.contains(level.type) {
        diagnostics.error("'\(level.type.text)' is the name of another type in generated code", at: level.location)
      }
      if !names.insert(level.name).inserted {
        diagnostics.error("two levels have the name '\(level.name.text)'", at: level.location)
      }
    }
  }

  private func level(_ node: Node) -> Configuration.ScopeLevel? {
    let entries = mapping(node, keys: ["name", "type", "path", "operation-prefix", "deprecated"])
    guard let nameNode = entries["name"], let typeNode = entries["type"], let pathNode = entries["path"] else {
      diagnostics.error("a level needs 'name', 'type' and 'path'", at: node.location)
      return nil
    }
    let (name, type) = (identifier(nameNode), identifier(typeNode))
    guard let path = text(pathNode), let name, let type else { return nil }
    guard path.hasSuffix("}"), path.count(where: { $0 == "{" }) == 1, path.contains("/{") else {
      diagnostics.error(
        "the path of a scope ends in its one parameter", at: pathNode.location,
        hint: "for example /api/projects/{project_id}")
      return nil
    }
    return Configuration.ScopeLevel(
      name: name, type: type, path: path, operationPrefix: entries["operation-prefix"].flatMap { text($0) } ?? "",
      deprecation: entries["deprecated"].flatMap { text($0) }, location: node.location)
  }
}

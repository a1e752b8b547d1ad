public import APIModel
public import DataReading
public import Diagnostics

/// The decisions of a maintainer about the generated code, from `apigen.yaml` beside the document.
public struct Configuration: Sendable {
  /// One of the beginnings of paths in a scope family.
  public struct ScopeLevel: Sendable {
    /// The name of the scope and of its factory.
    public let name: SwiftIdentifier
    /// The Swift type of the scope; levels may share a type.
    public let type: SwiftIdentifier
    /// A path that ends in its only parameter, such as `/api/projects/{project_id}`.
    public let path: String
    /// The path before that parameter.
    public var pathPrefix: String { String(path.prefix { $0 != "{" }) }
    /// The prefix of the IDs of its operations.
    public let operationPrefix: String
    /// The reason not to use the scope.
    public let deprecation: String?
    /// The location in `apigen.yaml`.
    public let location: SourceLocation
  }
  /// A family of paths that differ only in how they begin.
  public struct Scopes: Sendable {
    /// The protocol to which all types of the family conform.
    public let protocolName: SwiftIdentifier
    /// The levels, in order of preference: code for scope variants is generated from the first.
    public let levels: [ScopeLevel]
    /// The names of the family's types, which schemas can't have.
    var typeNames: [SwiftIdentifier] { [protocolName] + levels.map(\.type) }
  }

  /// The scope family; `nil` if paths don't have common beginnings.
  public var scopes: Scopes?
  /// Whether resources that are bound to a sender are generated.
  public var handles = false
  /// Additional words to write in capitals, in lower case.
  public var acronyms: [String] = []

  /// Creates the configuration that applies without an `apigen.yaml`.
  public init() {}

  /// Reads `apigen.yaml`.
  ///
  /// - Throws: Every fault with its location: unknown keys, values of the wrong type, a path without a parameter.
  public init(_ node: Node) throws(DiagnosticError) {
    let reader = FieldReader()
    self.init()
    // `LevelSettings` reads `levels`.
    let keys: Set = ["scopes", "handles", "acronyms", "levels"]
    let root = reader.mapping(node, keys: keys)
    handles = root["handles"].flatMap { reader.bool($0) } ?? false
    acronyms = root["acronyms"].map { reader.texts($0).map { $0.lowercased() } } ?? []
    if let node = root["scopes"] { scopes = reader.scopes(node) }
    try reader.diagnostics.check()
  }
}

extension FieldReader {
  /// Reads a name that is generated exactly as it is written.
  fileprivate func identifier(_ node: Node) -> SwiftIdentifier? {
    guard let text = text(node) else { return nil }
    if let identifier = SwiftIdentifier(text) { return identifier }
    diagnostics.error("\(node.jsonText) isn't a Swift name", at: node.location, hint: SwiftIdentifier.rule)
    return nil
  }

  fileprivate func scopes(_ node: Node) -> Configuration.Scopes? {
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

  /// Checks that the names of a family are unique in generated code.
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

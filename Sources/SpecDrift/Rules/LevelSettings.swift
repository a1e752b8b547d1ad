public import DataReading
public import Diagnostics
import OpenAPIDocument

/// The levels that a project gives to rules instead of the usual ones, from the key `levels` of `apigen.yaml`:
///
///     levels:
///       res.property.removed-optional: {wire: breaking}
///       op.deprecated: {source: none, behaviour: none}
public struct LevelSettings: Sendable, Hashable {
  private var levels: [String: [Axis: Level]] = [:]

  /// Creates settings that change nothing.
  public init() {}

  /// Reads the value of the key `levels`.
  ///
  /// - Throws: Every fault with its location: unknown rules, axes and levels.
  public init(_ node: Node) throws(DiagnosticError) {
    let reader = FieldReader()
    for (rule, node) in reader.mapping(node, keys: Set(Rule.all.map(\.id))) {
      levels[rule] = reader.levels(node)
    }
    try reader.diagnostics.check()
  }

  /// Reads the settings in the `apigen.yaml` beside a document, if there are any.
  ///
  /// - Throws: Every fault of the settings.
  public init(besides document: String, in files: FileStore = .disk) throws(DiagnosticError) {
    let path = FilePath.folder(of: document) + "apigen.yaml"
    self.init()
    guard files.holds(path), let node = try DataReader(files: files).read(path: path)["levels"] else { return }
    try self.init(node)
  }

  /// Returns the level of a rule on an axis; `nil` if it is the usual one.
  func level(of rule: Rule, on axis: Axis) -> Level? { levels[rule.id]?[axis] }
}

extension FieldReader {
  fileprivate func levels(_ node: Node) -> [Axis: Level] {
    var levels: [Axis: Level] = [:]
    for (name, value) in mapping(node, keys: Set(Axis.allCases.map(\.rawValue))) {
      if let axis = Axis(rawValue: name) { levels[axis] = choice(value, "level") }
    }
    return levels
  }
}

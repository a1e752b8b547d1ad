import DataReading
import Diagnostics
import OperationCore
import PostHogBatchExports

/// Reads the tree of a file as a set of exports, and collects its faults.
struct ExportsReader {
  private let fields = FieldReader()
  private var places = ExportPlaces()

  static func read(_ root: Node) throws(DiagnosticError) -> (set: ExportSet, places: ExportPlaces) {
    var reader = ExportsReader()
    let set = reader.set(root)
    try reader.fields.diagnostics.check()
    guard let set else { throw DiagnosticError(.error("there are no exports", at: root.location)) }
    reader.report(set)
    try reader.fields.diagnostics.check()
    return (set, reader.places)
  }

  // MARK: The set

  private mutating func set(_ root: Node) -> ExportSet? {
    let entries = fields.mapping(root, keys: ["version", "host", "project", "exports"])
    guard root.mapping != nil else { return nil }
    let version = fields.required("version", in: entries, of: root)
    if let version, version.integer != ExportsDocument.version {
      fields.diagnostics.error("this version of the format isn't known", at: version.location, hint: "it has to be 1")
    }
    let host = fields.required("host", in: entries, of: root).flatMap(host)
    let project = fields.required("project", in: entries, of: root).flatMap(project)
    let exports = fields.required("exports", in: entries, of: root).map { fields.sequence($0) } ?? []
    let definitions = exports.compactMap { definition($0) }
    guard let host, let project else { return nil }
    return ExportSet(host: host, project: project, exports: definitions)
  }

  private func host(_ node: Node) -> PostHogHost? {
    guard let text = fields.text(node) else { return nil }
    if text == "us" { return .us }
    if text == "eu" { return .eu }
    do throws(PostHogError) {
      return try .selfHosted(text, allowingInsecureHTTP: true)
    } catch {
      fields.diagnostics.error(
        "this is no host", at: node.location, hint: "it has to be us, eu or the URL of an instance, with https://")
      return nil
    }
  }

  private func project(_ node: Node) -> Int? {
    if case .integer(let number) = node.value, number > 0 { return number }
    fields.diagnostics.error(
      "expected the number of a project, found \(node.kindName)", at: node.location,
      hint: "it is in the settings of the project, and in its URL")
    return nil
  }

  // MARK: An export

  private mutating func definition(_ node: Node) -> ExportDefinition? {
    guard let mapping = node.mapping else {
      fields.diagnostics.error("expected a mapping, found \(node.kindName)", at: node.location)
      return nil
    }
    let top = Dictionary(mapping.entries.map { ($0.key, $0.value) }) { first, _ in first }
    guard let name = fields.requiredText("name", in: top, of: node) else { return nil }
    note(name, mapping, at: node.location)
    let type = node["destination"]?["type"]?.string.map(DestinationType.init(rawValue:))
    let reader = PropertyReader(fields, type: type)
    return reader.definition(name, mapping, places: &places)
  }

  private mutating func note(_ name: String, _ mapping: Mapping, at location: SourceLocation) {
    if let first = places.exports[name] {
      fields.diagnostics.error(
        "another export has the same name", at: mapping.entry(for: "name")?.keyLocation ?? location,
        hint: "exports are found by their name", notes: [.init("the other one is here", at: first)])
    } else {
      places.exports[name] = location
    }
  }

  // MARK: What the library finds

  private func report(_ set: ExportSet) {
    for problem in set.problems {
      fields.diagnostics.error(problem.message, at: places.place(of: problem), hint: hint(problem, set) ?? problem.hint)
    }
  }

  /// Returns the nearest word that a property takes.
  private func hint(_ problem: ExportSetProblem, _ set: ExportSet) -> String? {
    guard let path = problem.property, let export = set.exports.first(where: { $0.name == problem.export }),
      let text = export.settings[path]?.string,
      case .choice(let choices)? = ExportProperty.named(path, of: export.destinationType)?.kind
    else { return nil }
    return NearestName.hint(for: text, among: choices)
  }
}

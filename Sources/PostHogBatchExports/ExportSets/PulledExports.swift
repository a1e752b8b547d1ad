import OperationCore
public import PostHogAPI

/// The exports of a project, read as a set.
public struct PulledExports: Hashable, Sendable {
  /// The set, sorted by name. Where the server keeps a credential, it has the name of an environment variable.
  public let set: ExportSet
  /// The names of the exports that are paused, whoever has paused them. The set doesn't manage that.
  public let paused: Set<String>
  /// What of each export the set doesn't manage, because servers refuse it or this version doesn't know it: the paths of the
  /// properties, by the name of the export.
  public let unmanaged: [String: [String]]

  /// Reads exports as a set.
  ///
  /// - Throws: ``ExportSetError/refused(_:)`` if two exports have the same name.
  public init(of exports: [BatchExport], host: PostHogHost, project: Int) throws(ExportSetError) {
    let repeated = Dictionary(grouping: exports, by: \.name).filter { $0.value.count > 1 }
    guard repeated.isEmpty else {
      throw .refused(repeated.sorted { $0.key < $1.key }.map { ExportSetProblem(sharedName: $0.key, by: $0.value) })
    }
    var readers = exports.sorted { $0.name < $1.name }.map(ExportReader.init)
    var variables: Set<String> = []
    for index in readers.indices { readers[index].nameVariables(besides: &variables) }
    let set = ExportSet(host: host, project: project, exports: readers.map(\.definition))
    let problems = set.problems
    guard problems.isEmpty else { throw .refused(problems) }
    self.set = set
    paused = Set(exports.filter(\.paused).map(\.name))
    unmanaged = Dictionary(readers.map { ($0.definition.name, $0.unmanaged) }) { first, _ in first }
  }
}

/// Reads an export as a definition.
private struct ExportReader {
  private let current: CurrentExport
  private(set) var definition: ExportDefinition
  /// The paths of what can't be managed.
  private(set) var unmanaged: [String] = []

  init(_ export: BatchExport) {
    current = CurrentExport(export)
    let type = export.destination.type
    definition = ExportDefinition(name: export.name, settings: [:])
    let isManaged = ExportProperty.managedTypes.contains(type)
    let readable = ExportProperty.all(of: type).filter { !$0.isSecret && $0.path != "paused" }
    for property in readable where isManaged || !property.path.hasPrefix("destination.") { read(property) }
    unmanaged += isManaged ? unknownSettings(of: type) : ["destination"]
    if let schema = export.schema, !schema.isNull { unmanaged.append("schema") }
  }

  private mutating func read(_ property: ExportProperty) {
    let value = current.value(of: property)
    guard !value.isNull, !(property.isPlaceOfSecrets && value.kind == .object) else { return }
    guard property.fault(of: value) == nil, isTaken(property.path) else { return unmanaged.append(property.path) }
    definition.settings[property.path] = value
  }

  /// Returns whether the interval takes an offset; true for everything else.
  private func isTaken(_ path: String) -> Bool {
    switch path {
    case "offset_day": current.export.interval.takesOffsetDay
    case "offset_hour": current.export.interval.takesOffsetHour
    default: true
    }
  }

  /// Returns the settings that the server keeps from the time before integrations, or that are newer than this version.
  private func unknownSettings(of type: DestinationType) -> [String] {
    let known = Set(
      ExportProperty.all(of: type).map { String($0.path.split(separator: ".").prefix(3).joined(separator: ".")) })
    let names = (current.export.destination.config.object ?? []).map { "destination.config.\($0.name)" }
    return names.filter { !known.contains($0) }.sorted()
  }

  /// Gives each credential the name of a variable that no other has.
  mutating func nameVariables(besides names: inout Set<String>) {
    guard let type = definition.destinationType else { return }
    for property in ExportProperty.all(of: type) where property.isSecret && current.mayHave(property) {
      let path = property.path.split(separator: ".").dropFirst(2)
      let stem = ([definition.name] + path.map(String.init)).map(\.asVariable).joined(separator: "_")
      var (name, number) = ("POSTHOG_EXPORTS_\(stem)", 1)
      while !names.insert(name).inserted {
        number += 1
        name = "POSTHOG_EXPORTS_\(stem)_\(number)"
      }
      definition.secrets[property.path] = name
    }
  }
}

extension ExportProperty {
  /// Whether credentials can be in the place of the value.
  fileprivate var isPlaceOfSecrets: Bool { kind == .integration(orText: true) || path.hasSuffix(".bucket_credentials") }
}

extension String {
  /// The text in the letters of names of variables.
  fileprivate var asVariable: String {
    String(
      uppercased().unicodeScalars.prefix(100).map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)) ? Character(scalar) : "_"
      })
  }
}

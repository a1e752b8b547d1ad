import OperationCore
public import PostHogAPI

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension ExportSetPlan {
  /// Plans how a project's exports become what a set says.
  ///
  /// - Parameters:
  ///   - set: The exports as they should be.
  ///   - exports: All exports that the project has.
  ///   - now: The moment of the plan.
  ///   - record: If there is one, the exports in it that aren't in the set any more are deleted.
  ///   - rotating: The names of the exports whose credentials are sent again.
  ///   - zones: Where the rules of time zones are read from.
  /// - Throws: ``ExportSetError/refused(_:)`` with everything that is wrong.
  public init(
    of set: ExportSet, for exports: [BatchExport], at now: Date = Date(), pruning record: ExportSetRecord? = nil,
    rotating: Set<String> = [], zones: TimeZoneDatabase = .system
  ) throws(ExportSetError) {
    var planner = ExportSetPlanner(set, exports, now, zones)
    planner.checkProject()
    planner.check(rotating)
    if planner.problems.isEmpty { planner.compare(rotating: rotating) }
    if let record { planner.prune(record) }
    guard planner.problems.isEmpty else { throw .refused(planner.problems) }
    self = planner.plan
  }
}

/// Makes a plan, and collects what is wrong.
private struct ExportSetPlanner {
  let set: ExportSet
  let exports: [BatchExport]
  let now: Date
  let zones: TimeZoneDatabase
  var plan: ExportSetPlan
  var problems: [ExportSetProblem]

  init(_ set: ExportSet, _ exports: [BatchExport], _ now: Date, _ zones: TimeZoneDatabase) {
    (self.set, self.exports, self.now, self.zones) = (set, exports, now, zones)
    plan = ExportSetPlan(host: set.host, project: set.project, madeAt: now)
    let names = Set(set.exports.map(\.name))
    plan.unmanaged = exports.map(\.name).filter { !names.contains($0) }.sorted()
    plan.exportCount = exports.count
    problems = set.problems
  }

  /// Checks that the exports are of the set's project.
  mutating func checkProject() {
    guard let other = exports.first(where: { $0.teamID != set.project }) else { return }
    problems.append(
      ExportSetProblem("the set is of project \(set.project), the exports are of project \(other.teamID)"))
  }

  /// Checks that there are credentials to rotate.
  mutating func check(_ rotating: Set<String>) {
    for name in rotating.sorted() where set.exports.first(where: { $0.name == name })?.secrets.isEmpty ?? true {
      problems.append(ExportSetProblem("the set has no secrets of this export", of: name))
    }
  }

  mutating func compare(rotating: Set<String>) {
    let current = Dictionary(grouping: exports, by: \.name)
    for definition in set.exports.sorted(by: { $0.name < $1.name }) {
      let found = current[definition.name] ?? []
      switch found.count {
      case 0: create(definition)
      case 1: update(found[0], to: definition, rotates: rotating.contains(definition.name))
      default: problems.append(ExportSetProblem(sharedName: definition.name, by: found))
      }
    }
  }

  private mutating func create(_ definition: ExportDefinition) {
    let missing = definition.missing
    guard missing.isEmpty else { return problems += missing }
    var change = ExportChange(creating: definition)
    let names = Set(set.exports.map(\.name))
    change.perhapsRenamed =
      exports.first { !names.contains($0.name) && CurrentExport($0).isAlike(definition) }?.name
    add(change, of: definition)
  }

  private mutating func add(_ change: ExportChange, of definition: ExportDefinition) {
    if let zone = change.value(of: "timezone")?.string, isUnknown(zone) {
      let words = "there is no time zone \"\(printable(zone, limit: 100))\""
      problems.append(
        definition.problem(
          words, at: "timezone", hint: "The names are those of the IANA database, such as Europe/Berlin."))
    }
    plan.changes.append(change)
  }

  /// Returns whether the server can't know a time zone. That is so if this system doesn't, unless it has few: servers know
  /// names from before 1993 too, for which many systems have a package of their own.
  private func isUnknown(_ zone: String) -> Bool {
    guard case .unknownZone? = error(of: zone) else { return false }
    return error(of: "US/Pacific") == nil
  }

  private func error(of zone: String) -> TimeZoneError? {
    do throws(TimeZoneError) {
      _ = try zones.rules(for: zone)
      return nil
    } catch {
      return error
    }
  }

  private mutating func update(_ export: BatchExport, to definition: ExportDefinition, rotates: Bool) {
    let comparison = ExportComparison(of: definition, with: export, rotates: rotates)
    problems += comparison.problems
    var change = comparison.change
    guard comparison.problems.isEmpty, !change.isEmpty else { return }
    var new = ExportTiming(of: change, over: export).applied(to: export)
    new.paused = change.value(of: "paused")?.bool ?? export.paused
    if ExportTiming(of: new) != ExportTiming(of: export) || change.resumes {
      change.shift = ScheduleShift(from: export, to: new, at: now, zones: zones)
    }
    add(change, of: definition)
  }

  /// Deletes the exports of the record that aren't in the set.
  mutating func prune(_ record: ExportSetRecord) {
    guard !set.exports.isEmpty else {
      return problems.append(ExportSetProblem("pruning by an empty set would delete all"))
    }
    guard record.host == set.host, record.project == set.project else {
      return problems.append(ExportSetProblem("the record of what was created is of another project"))
    }
    let names = Set(set.exports.map(\.name))
    let pruned = exports.filter { record.names[$0.id] != nil && !names.contains($0.name) }
    plan.changes += pruned.sorted { $0.name < $1.name }.map(ExportChange.init(deleting:))
    let remaining = exports.filter { !names.contains($0.name) && record.names[$0.id] == nil }
    plan.unmanaged = remaining.map(\.name).sorted()
  }
}

extension ExportChange {
  /// Creates an export with everything that its definition says, but for what is null.
  fileprivate init(creating definition: ExportDefinition) {
    self.init(.create, definition.name)
    let offsets = ExportTiming(of: definition).values.filter { $0.key.hasPrefix("offset_") }
    for property in ExportProperty.all(of: definition.destinationType) {
      guard let value = definition.settings[property.path].map(property.normalized) ?? offsets[property.path],
        !value.isNull
      else { continue }
      properties.append(PropertyChange(property: property.path, before: .null, after: value))
    }
    secrets = definition.secrets
  }

  fileprivate init(deleting export: BatchExport) {
    self.init(.delete, export.name)
    (exportID, lastUpdatedAt) = (export.id, export.lastUpdatedAt)
  }
}

extension ExportDefinition {
  /// What has to be there to create the export and isn't.
  fileprivate var missing: [ExportSetProblem] {
    ExportProperty.all(of: destinationType).filter(\.isRequired).compactMap { property in
      guard settings[property.path]?.isNull ?? true, secrets[property.path] == nil else { return nil }
      return problem(
        "the export doesn't exist, and can't be created without this", at: property.path,
        hint: property.isSecret ? "Give the name of an environment variable: {env: NAME}." : nil)
    }
  }
}

import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares a definition with the export of its name, and collects what has to change and what can't.
struct ExportComparison {
  private let definition: ExportDefinition
  private let current: CurrentExport
  private(set) var change: ExportChange
  private(set) var problems: [ExportSetProblem] = []

  private static let schedule = ["interval", "timezone", "offset_day", "offset_hour"]

  /// - Parameter rotates: Whether to send all credentials again.
  init(of definition: ExportDefinition, with export: BatchExport, rotates: Bool) {
    self.definition = definition
    current = CurrentExport(export)
    change = ExportChange(.update, definition.name)
    change.exportID = export.id
    change.lastUpdatedAt = export.lastUpdatedAt
    compareFixed()
    guard problems.isEmpty else { return }
    for property in ExportProperty.all(of: definition.destinationType) { compare(property, rotates: rotates) }
    compareSchedule()
  }

  /// Finds properties that can't change.
  private mutating func compareFixed() {
    let hint = "Give the export another name, so that it becomes another export."
    let (model, type) = (current.export.model?.rawValue ?? "events", current.export.destination.type.rawValue)
    if let wanted = definition.settings["model"]?.string, wanted != model {
      refuse("the model can't change from \(printable(model, limit: 50)) to \(wanted)", at: "model", hint: hint)
    }
    if let wanted = definition.destinationType?.rawValue, wanted != type {
      let words = "the type of the destination can't change from \(printable(type, limit: 50)) to \(wanted)"
      refuse(words, at: "destination.type", hint: hint)
    }
  }

  private mutating func compare(_ property: ExportProperty, rotates: Bool) {
    if property.isSecret {
      guard let variable = definition.secrets[property.path], rotates || !current.mayHave(property) else { return }
      return change.secrets[property.path] = variable
    }
    guard let wanted = definition.settings[property.path], !Self.schedule.contains(property.path),
      property.path != "model"
    else { return }
    set(property, to: property.normalized(wanted))
  }

  private mutating func set(_ property: ExportProperty, to wanted: JSONValue) {
    let before = current.value(of: property)
    guard wanted != before else { return }
    guard !wanted.isNull || property.isNullable else { return refuseToUnset(property.path) }
    change.properties.append(PropertyChange(property: property.path, before: before, after: wanted))
  }

  private mutating func refuseToUnset(_ path: String) {
    refuse(
      "the server has a value and can't unset it", at: path,
      hint: "Give the value that it should have, or leave the property out so that it isn't managed.")
  }

  private mutating func refuse(_ message: String, at path: String, hint: String? = nil) {
    problems.append(definition.problem(message, at: path, hint: hint))
  }

  /// Offsets stand for a moment of the interval only together, so they are compared as a whole.
  private mutating func compareSchedule() {
    let wanted = ExportTiming(of: definition, over: current.export)
    problems += definition.offsetProblems(of: wanted.interval)
    for (path, value) in [("offset_day", current.export.offsetDay), ("offset_hour", current.export.offsetHour)]
    where definition.settings[path]?.isNull == true && value != nil && wanted.values[path]?.isNull == false {
      refuseToUnset(path)
    }
    let old = ExportTiming(of: current.export)
    for path in Self.schedule {
      let (before, after) = (old.values[path] ?? .null, wanted.values[path] ?? .null)
      if before != after { change.properties.append(PropertyChange(property: path, before: before, after: after)) }
    }
  }
}

import OperationClient
import OperationCore
import PostHogAPI

extension ExportSet {
  /// What is wrong with the set, whatever the server has.
  public var problems: [ExportSetProblem] {
    var names: Set<String> = []
    let repeated = exports.filter { !names.insert($0.name).inserted }.map {
      ExportSetProblem(
        "another export has the same name", of: $0.name, at: "name", hint: "Exports are found by their name.")
    }
    return repeated + exports.flatMap(\.problems)
  }
}

extension ExportDefinition {
  /// What is wrong with the definition, whatever the server has.
  var problems: [ExportSetProblem] {
    if let fault = nameFault { return [problem(fault, at: "name")] }
    if let fault = typeFault { return [fault] }
    let settings = settings.sorted { $0.key < $1.key }.compactMap { fault(of: $0.value, at: $0.key) }
    return settings + secrets.sorted { $0.key < $1.key }.compactMap { fault(ofVariable: $0.value, at: $0.key) }
      + offsetProblems(of: self.settings["interval"]?.string.map(ExportInterval.init(rawValue:)))
  }

  func problem(_ message: String, at path: String? = nil, hint: String? = nil) -> ExportSetProblem {
    ExportSetProblem(message, of: name, at: path, hint: hint)
  }

  private var nameFault: String? {
    if name.trimmedAsByServer.isEmpty { return "the name is blank" }
    return name.trimmedAsByServer.unicodeScalars.elementsEqual(name.unicodeScalars)
      ? nil : "the name has white space around it, which the server removes"
  }

  private var typeFault: ExportSetProblem? {
    guard let type = destinationType, !ExportProperty.managedTypes.contains(type) else { return nil }
    let names = ExportProperty.managedTypes.map(\.rawValue).joined(separator: ", ")
    let reason = type == .workflows ? "the server's list leaves these exports out, so they can't be found by name" : nil
    return problem(
      reason ?? "this type of destination can't be managed", at: "destination.type", hint: "The types are \(names).")
  }

  private func fault(of value: JSONValue, at path: String) -> ExportSetProblem? {
    guard let property = property(at: path) else { return unknown(path) }
    if hasSecrets(below: path) { return problem("there are also secrets in its place", at: path) }
    return property.fault(of: value).map { problem($0, at: path) }
  }

  private func fault(ofVariable name: String, at path: String) -> ExportSetProblem? {
    guard let property = property(at: path) else { return unknown(path) }
    guard property.isSecret else { return problem("it is no secret; give its value", at: path) }
    if name.looksLikeCredential {
      return problem("this is no name of a variable but looks like a credential", at: path)
    }
    return name.isVariableName ? nil : problem("an environment variable can't have this name", at: path)
  }

  private func unknown(_ path: String) -> ExportSetProblem {
    if path.hasPrefix("destination."), destinationType == nil {
      return problem("it needs `destination.type` beside it", at: path)
    }
    return problem("there is no such property", at: path)
  }

  private func hasSecrets(below path: String) -> Bool { secrets.keys.contains { $0.hasPrefix("\(path).") } }

  func property(at path: String) -> ExportProperty? { .named(path, of: destinationType) }

  /// What is wrong with the offsets for an interval; nothing if it isn't known.
  func offsetProblems(of interval: ExportInterval?) -> [ExportSetProblem] {
    guard let interval, interval.isKnown else { return [] }
    return [("offset_day", interval.takesOffsetDay), ("offset_hour", interval.takesOffsetHour)].compactMap {
      path, isTaken in
      guard !isTaken, let value = settings[path], !value.isNull else { return nil }
      return problem("the interval \(interval.rawValue) takes no offset like this", at: path)
    }
  }
}

extension ExportInterval {
  var takesOffsetDay: Bool { self == .week }
  var takesOffsetHour: Bool { self == .week || self == .day }
}

extension String {
  /// Whether an environment variable can have this name: letters of ASCII, digits and underscores.
  fileprivate var isVariableName: Bool { wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil }

  fileprivate var looksLikeCredential: Bool {
    KeyRedaction.postHogPrefixes.contains(where: lowercased().hasPrefix)
      || wholeMatch(of: /A[KS]IA[A-Z0-9]{12,}/) != nil
  }
}

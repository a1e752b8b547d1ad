import DataReading
import Diagnostics

extension Inspector {
  /// Returns whether a value is what a keyword requires, without checking nested values, and reports it if it isn't.
  func hasShape(
    _ node: Node, _ shape: Shape, named name: String, orElse severity: Diagnostic.Severity = .error
  ) -> Bool {
    let expect = { (condition: Bool, expected: String, name: String, node: Node) in
      self.expect(condition, expected, for: name, node, orElse: severity)
    }
    return switch shape {
    case .any: true
    case .text: expect(node.string != nil, "text", name, node)
    case .boolean: expect(node.bool != nil, "true or false", name, node)
    case .number: expect(node.double != nil, "a number", name, node)
    case .count: expect((node.integer ?? -1) >= 0, "a whole number from 0 on", name, node)
    case .list, .objects: expect(node.sequence != nil, "a list", name, node)
    case .map: expect(node.mapping != nil, "a mapping", name, node)
    case .flagOr: expect(node.bool != nil || node.mapping != nil, "true, false or a mapping", name, node)
    case .object(.schema) where version >= .v3_1:
      expect(node.bool != nil || node.mapping != nil, "a schema", name, node)
    case .object: expect(node.mapping != nil, "a mapping", name, node)
    case .texts: isTexts(node, named: name)
    case .word(let words): isWord(node, of: words, named: name)
    }
  }

  /// Reports a word that isn't one of the values of a keyword.
  func reportUnknownWord(_ word: String, for name: String, among words: [String], at location: SourceLocation) {
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    let abbreviated = words.first { word.count > 2 && $0.hasPrefix(word.prefix(3)) }.map { "did you mean `\($0)`?" }
    findings.error(
      "`\(word)` isn't a value of `\(name)`", at: location,
      hint: findings.hint(for: word, among: words) ?? abbreviated ?? "it takes \(list)")
  }

  /// Reports a key that isn't a keyword, or not one of this version.
  func reportUnknown(_ entry: Mapping.Entry, in kind: ObjectKind) {
    let rules = kind.rules
    if kind == .pathItem, rules.keywords[entry.key.lowercased()] != nil {
      findings.error(
        "`\(entry.key)` isn't a keyword of \(kind)", at: entry.keyLocation,
        hint: "methods are written in lower case: `\(entry.key.lowercased())`")
      return
    }
    let otherVersions = rules.keywords[entry.key]?.first?.versions
    let hint =
      switch otherVersions {
      case let versions? where versions.upperBound < version:
        "OpenAPI has it up to \(versions.upperBound.rawValue)"
      case let versions?: "OpenAPI has it since \(versions.lowerBound.rawValue)"
      case nil: findings.hint(for: entry.key, among: rules.names(in: version))
      }
    findings.warning(
      "`\(entry.key)` isn't a keyword of \(kind) in OpenAPI \(version.rawValue); it is ignored", at: entry.keyLocation,
      hint: hint)
  }

  /// Reports missing keywords and pairs of keywords that exclude each other.
  func checkPresence(in mapping: Mapping, of kind: ObjectKind, at location: SourceLocation) {
    let rules = kind.rules
    for name in rules.required(in: version) where mapping[name] == nil {
      findings.error("\(kind) needs `\(name)`", at: location)
    }
    for (first, second) in rules.exclusive {
      guard let left = mapping.entry(for: first), let right = mapping.entry(for: second) else { continue }
      let later = max(left.keyLocation, right.keyLocation)
      findings.error("`\(first)` and `\(second)` exclude each other", at: later)
    }
  }

  private func expect(
    _ condition: Bool, _ expected: String, for name: String, _ node: Node, orElse severity: Diagnostic.Severity = .error
  ) -> Bool {
    if condition { return true }
    let isScalar = node.mapping == nil && node.sequence == nil && !node.isNull
    findings.report(
      Diagnostic(
        severity, "expected \(expected) for `\(name)`, found \(node.kindName)", at: node.location,
        hint: expected == "text" && isScalar ? "put quotes around it" : nil))
    return false
  }

  private func isTexts(_ node: Node, named name: String) -> Bool {
    guard expect(node.sequence != nil, "a list", for: name, node) else { return false }
    let wrong = (node.sequence ?? []).filter { $0.string == nil }
    for element in wrong {
      findings.error("expected text in `\(name)`, found \(element.kindName)", at: element.location)
    }
    return wrong.isEmpty
  }

  private func isWord(_ node: Node, of words: [String], named name: String) -> Bool {
    guard expect(node.string != nil, "text", for: name, node), let word = node.string else { return false }
    if words.contains(word) { return true }
    reportUnknownWord(word, for: name, among: words, at: node.location)
    return false
  }
}

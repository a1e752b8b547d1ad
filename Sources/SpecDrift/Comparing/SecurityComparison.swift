import APIContract

/// Compares the security requirements of two operations by what their schemes do, not by the names of the schemes.
struct SecurityComparison {
  typealias Security = ContractOperation.Security
  /// The rules without the prefix `security.`, their subjects, and the index of the alternative in the new document, if
  /// any.
  private(set) var changes: [(rule: String, subject: String, alternative: Int?)] = []

  init(_ old: ContractOperation, _ new: ContractOperation) {
    compare(old.security, new.security)
    let (one, other) = (old.scopes ?? [], new.scopes ?? [])
    for scope in other.subtracting(one).sorted() { changes.append(("scope-added", scope, nil)) }
    for scope in one.subtracting(other).sorted() { changes.append(("scope-removed", scope, nil)) }
  }

  private mutating func compare(_ old: [Security], _ new: [Security]) {
    switch (old.isOpen, new.isOpen) {
    case (true, true): return
    case (true, false): changes.append(("required", "", nil))
    case (false, true): changes.append(("opened", "", nil))
    case (false, false): compareAlternatives(old, new)
    }
  }

  private mutating func compareAlternatives(_ old: [Security], _ new: [Security]) {
    var gone = old.withoutRepetitions.map(\.element)
    var come = new.withoutRepetitions
    for key in [\Security.requirements, \.requirementsWithoutScopes] {
      gone = gone.filter { one in
        guard let index = come.firstIndex(where: { $0.element[keyPath: key] == one[keyPath: key] }) else { return true }
        compareSchemes(one, come.remove(at: index).element)
        return false
      }
    }
    // The scheme keeps its name and does something else now.
    for one in gone {
      guard let index = come.firstIndex(where: { $0.element.names == one.names }) else { continue }
      changes.append(("scheme-changed", one.names.joined(separator: " and "), come.remove(at: index).offset))
      gone.removeAll { $0 == one }
    }
    joinAlternatives(&gone, &come)
    for one in gone { changes.append(("alternative-removed", one.names.joined(separator: " and "), nil)) }
    for other in come {
      changes.append(("alternative-added", other.element.names.joined(separator: " and "), other.offset))
    }
  }

  /// Finds schemes of which one was enough and that are now all required, or the other way round.
  private mutating func joinAlternatives(_ gone: inout [Security], _ come: inout [(offset: Int, element: Security)]) {
    for other in come where other.element.schemes.count > 1 {
      let parts = gone.filter { Set($0.effects).isSubset(of: other.element.effects) }
      guard parts.count > 1 || (parts.count == 1 && gone.count >= 1) else { continue }
      changes.append(("tightened", other.element.names.joined(separator: " and "), nil))
      gone.removeAll { parts.contains($0) }
      come.removeAll { $0.offset == other.offset }
    }
    for one in gone where one.schemes.count > 1 {
      let parts = come.filter { Set($0.element.effects).isSubset(of: one.effects) }
      guard !parts.isEmpty else { continue }
      changes.append(("loosened", one.names.joined(separator: " and "), nil))
      come.removeAll { other in parts.contains { $0.offset == other.offset } }
      gone.removeAll { $0 == one }
    }
  }

  private mutating func compareSchemes(_ one: Security, _ other: Security) {
    for (left, right) in zip(one.schemes, other.schemes) {
      for scope in right.scopes.subtracting(left.scopes).sorted() { changes.append(("scope-added", scope, nil)) }
      for scope in left.scopes.subtracting(right.scopes).sorted() { changes.append(("scope-removed", scope, nil)) }
      compareFlows(left, right)
    }
  }
}

extension SecurityComparison {
  /// Each OAuth flow is a way to get a token.
  private mutating func compareFlows(_ one: Security.Scheme, _ other: Security.Scheme) {
    let (known, now) = (Set(one.flows.keys), Set(other.flows.keys))
    for flow in known.subtracting(now).sorted() { changes.append(("alternative-removed", flow, nil)) }
    for flow in now.subtracting(known).sorted() { changes.append(("alternative-added", flow, nil)) }
    if known.intersection(now).contains(where: { one.flows[$0] != other.flows[$0] }) {
      changes.append(("url-changed", other.name, nil))
    }
  }
}

extension [ContractOperation.Security] {
  /// The alternatives without those that do the same as one before them.
  fileprivate var withoutRepetitions: [(offset: Int, element: Element)] {
    var seen: Set<[[String]]> = []
    return enumerated().filter { seen.insert($0.element.requirements).inserted }
  }

  /// Whether the operation can be called without credentials.
  fileprivate var isOpen: Bool { isEmpty || contains { $0.schemes.isEmpty } }
}

extension ContractOperation.Security {
  fileprivate var effects: [String] { schemes.map(\.effect) }
  fileprivate var requirements: [[String]] { schemes.map { [$0.effect] + $0.scopes.sorted() } }
  fileprivate var requirementsWithoutScopes: [[String]] { schemes.map { [$0.effect] } }
  fileprivate var names: [String] { schemes.map(\.name).sorted() }
}

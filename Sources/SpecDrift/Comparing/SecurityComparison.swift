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
    var gone = old.filter { one in !new.contains { $0.effects == one.effects } }
    var come = new.enumerated().filter { other in !old.contains { $0.effects == other.element.effects } }
    for one in old {
      guard let other = new.first(where: { $0.effects == one.effects }) else { continue }
      compareSchemes(one, other)
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
      if left.addresses != right.addresses { changes.append(("url-changed", right.name, nil)) }
    }
  }
}

extension [ContractOperation.Security] {
  /// Whether the operation can be called without credentials.
  fileprivate var isOpen: Bool { isEmpty || contains { $0.schemes.isEmpty } }
}

extension ContractOperation.Security {
  fileprivate var effects: [String] { schemes.map(\.effect) }
  fileprivate var names: [String] { schemes.map(\.name).sorted() }
}

import APIContract
import DataReading
import Diagnostics

/// Compares the security requirements of two operations by what their schemes do, not by the names of the schemes.
struct SecurityComparison {
  typealias Security = ContractOperation.Security

  /// A change, and where its cause is.
  struct Change {
    /// The rule without the prefix `security.`.
    let rule: String
    var subject = ""
    let old: SourceLocation?
    let new: SourceLocation?
    let before: String
    let after: String
    /// What identifies the change instead of the names of schemes.
    var content: String?
    /// A level that replaces that of the rule, if it is too severe.
    var wire: Level?
  }

  private(set) var changes: [Change] = []
  /// Where the alternatives are listed.
  private let lists: (old: SourceLocation?, new: SourceLocation?)

  init(_ old: ContractOperation, _ new: ContractOperation) {
    lists = (old.securityLocation, new.securityLocation)
    compare(old.security, new.security)
    if old.security.isOpen, new.security.isOpen {
      // A program gets an answer without credentials, if another one.
      for index in changes.indices { changes[index].wire = .warning }
    }
    let (one, other) = (old.node["x-scopes"], new.node["x-scopes"])
    compareScopes(old.scopes ?? [], new.scopes ?? [], one, other)
  }

  private mutating func add(
    _ rule: String, _ subject: String = "", old: SourceLocation? = nil, new: SourceLocation? = nil,
    before: String = "", after: String = "", content: String? = nil
  ) {
    changes.append(
      Change(
        rule: rule, subject: subject, old: old ?? lists.old, new: new ?? lists.new, before: before, after: after,
        content: content))
  }

  private mutating func compare(_ old: [Security], _ new: [Security]) {
    switch (old.isOpen, new.isOpen) {
    case (true, false): add("required")
    case (false, true): add("opened")
    case (true, true), (false, false): compareAlternatives(old, new)
    }
  }

  private mutating func compareAlternatives(_ old: [Security], _ new: [Security]) {
    var gone = old.credentials
    var come = new.credentials
    for key in [\Security.namedRequirements, \.requirements, \.requirementsWithoutScopes] {
      gone = gone.filter { one in
        guard let index = come.firstIndex(where: { $0[keyPath: key] == one[keyPath: key] }) else { return true }
        compareSchemes(one, come.remove(at: index))
        return false
      }
    }
    // The scheme keeps its name and does something else now.
    for one in gone {
      guard let index = come.firstIndex(where: { $0.names == one.names }) else { continue }
      compareEffects(one, come.remove(at: index))
      gone.removeAll { $0 == one }
    }
    joinAlternatives(&gone, &come)
    for one in gone {
      add(
        "alternative-removed", one.names.joined(separator: " and "), old: one.location, content: one.content)
      // Who satisfies it satisfies one that needs less.
      if new.contains(where: { one.satisfies($0) }) { changes[changes.count - 1].wire = .info }
    }
    for other in come {
      add(
        "alternative-added", other.names.joined(separator: " and "), new: other.location,
        content: other.content)
    }
  }

  /// Compares schemes that keep their names, one by one.
  private mutating func compareEffects(_ one: Security, _ other: Security) {
    for left in one.schemes {
      guard let right = other.schemes.first(where: { $0.name == left.name }), left.effect != right.effect else {
        continue
      }
      let (before, after) = (left.definition, right.definition)
      let keyword = Security.Scheme.keywords.first { before?[$0] != after?[$0] } ?? ""
      add(
        "scheme-changed", left.name, old: before?.place(keyword) ?? one.location,
        new: after?.place(keyword) ?? other.location, before: left.effect, after: right.effect)
    }
  }

  /// Finds schemes of which one was enough and that are now all required, or the other way round.
  private mutating func joinAlternatives(_ gone: inout [Security], _ come: inout [Security]) {
    for other in come where other.schemes.count > 1 {
      let parts = gone.filter { Set($0.effects).isSubset(of: other.effects) }
      guard !parts.isEmpty else { continue }
      add("tightened", other.names.joined(separator: " and "))
      gone.removeAll { parts.contains($0) }
      come.removeAll { $0 == other }
    }
    for one in gone where one.schemes.count > 1 {
      let parts = come.filter { Set($0.effects).isSubset(of: one.effects) }
      guard !parts.isEmpty else { continue }
      add("loosened", one.names.joined(separator: " and "))
      come.removeAll { parts.contains($0) }
      gone.removeAll { $0 == one }
    }
  }

  private mutating func compareSchemes(_ one: Security, _ other: Security) {
    for (left, right) in zip(one.schemes, other.schemes) {
      compareScopes(left.scopes, right.scopes, left.required, right.required)
      compareFlows(left, right)
    }
  }

  private mutating func compareScopes(_ one: Set<String>, _ other: Set<String>, _ before: Node?, _ after: Node?) {
    func place(_ scope: String, in list: Node?) -> SourceLocation? {
      list?.sequence?.first { $0.string?.exactSpelling == scope || $0.string == scope }?.location
    }
    for scope in other.subtracting(one).sorted() {
      add("scope-added", scope, old: before?.location, new: place(scope, in: after))
    }
    for scope in one.subtracting(other).sorted() {
      add("scope-removed", scope, old: place(scope, in: before), new: after?.location)
    }
  }

  /// Each OAuth flow is a way to get a token.
  private mutating func compareFlows(_ one: Security.Scheme, _ other: Security.Scheme) {
    let (known, now) = (Set(one.flows.keys), Set(other.flows.keys))
    let (before, after) = (one.definition?["flows"], other.definition?["flows"])
    for flow in known.subtracting(now).sorted() {
      add("alternative-removed", flow, old: before?[flow]?.location, new: after?.location)
    }
    for flow in now.subtracting(known).sorted() {
      add("alternative-added", flow, old: before?.location, new: after?[flow]?.location)
    }
    for flow in known.intersection(now).sorted() {
      let texts = (old: one.scopeTexts[flow] ?? [:], new: other.scopeTexts[flow] ?? [:])
      // A scope that is listed and not needed says nothing about the operation.
      let isNeeded = one.scopes.intersection(other.scopes).contains
      let isScopeOther = Set(texts.old.keys).union(texts.new.keys).contains { name in
        let (before, after) = (texts.old[name], texts.new[name])
        return before != after && (isNeeded(name) || before != nil && after != nil)
      }
      guard isScopeOther || one.flows[flow] != other.flows[flow] else { continue }
      let (left, right) = (before?[flow] ?? one.definition, after?[flow] ?? other.definition)
      let keyword = Security.Scheme.urls.first { left?[$0] != right?[$0] } ?? "scopes"
      add(
        "url-changed", other.name, old: left?.place(keyword), new: right?.place(keyword),
        before: left?[keyword]?.words ?? "", after: right?[keyword]?.words ?? "")
    }
  }
}

extension [ContractOperation.Security] {
  /// The alternatives that require credentials, without those that do the same as one before them.
  fileprivate var credentials: [Element] {
    var seen: Set<[[String]]> = []
    return filter { !$0.schemes.isEmpty && seen.insert($0.requirements + $0.flows).inserted }
  }

  /// Whether the operation can be called without credentials.
  fileprivate var isOpen: Bool { isEmpty || contains { $0.schemes.isEmpty } }
}

extension ContractOperation.Security {
  fileprivate var effects: [String] { schemes.map(\.effect) }

  /// What the alternative needs, whatever the names of the schemes.
  fileprivate var content: String { requirements.map { $0.joined(separator: " ") }.joined(separator: ", ") }

  /// Whether credentials for this alternative are also enough for another one.
  fileprivate func satisfies(_ other: Self) -> Bool {
    other.schemes.allSatisfy { needed in
      schemes.contains {
        $0.effect == needed.effect && $0.flows == needed.flows && $0.scopes.isSuperset(of: needed.scopes)
      }
    }
  }

  /// The ways to get a token.
  fileprivate var flows: [[String]] {
    schemes.map { scheme in scheme.flows.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value } }
  }
  fileprivate var namedRequirements: [[String]] { schemes.map { [$0.name, $0.effect] + $0.scopes.sorted() } }
  fileprivate var requirements: [[String]] { schemes.map { [$0.effect] + $0.scopes.sorted() } }
  fileprivate var requirementsWithoutScopes: [[String]] { schemes.map { [$0.effect] } }
  fileprivate var names: [String] { schemes.map(\.name).sorted() }
}

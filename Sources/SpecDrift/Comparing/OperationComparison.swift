import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// Compares two operations that correspond, and pairs their schemas.
struct OperationComparison {
  /// Two corresponding schemas that the operation uses.
  struct Root {
    let pair: SchemaComparison.Pair
    /// Whether they occur in an error response.
    let isFailure: Bool
    /// Whether generated code decodes values of the schemas.
    let isDecoded: Bool
    /// Where the operation uses them, such as `response 200`.
    let place: String
  }

  let old: ContractOperation
  let new: ContractOperation
  /// Whether the directions are swapped: the program receives the requests of webhooks and callbacks.
  let isTurned: Bool
  /// What was found in the operation itself, and whether it affects only its error responses.
  private(set) var findings: [(finding: Finding, isFailure: Bool)] = []
  private(set) var roots: [Root] = []
  /// What is a finding only if two schemas differ.
  private(set) var doubts: [(finding: Finding, isFailure: Bool, schemas: (old: SchemaParts, new: SchemaParts))] = []
  /// The part of the operation that is being compared, such as `response 200`; empty for the operation itself.
  private var place = ""
  /// Whether that part is an error response.
  private var isFailure = false
  /// The comparisons of the operation's callbacks, by their names.
  private(set) var callbacks: [(name: String, comparison: OperationComparison)] = []

  init(_ old: ContractOperation, _ new: ContractOperation, isTurned: Bool = false) {
    self.old = old
    self.new = new
    self.isTurned = isTurned
    if old.callback != nil, old.shape != new.shape {
      add("op.path-changed", nil, old: old.location, new: new.location, before: old.path, after: new.path)
    }
    compareLifetime()
    if !isTurned {
      compareIdentity()
      compareSecurity()
      compareRetry()
    } else if old.node["security"] != nil || new.node["security"] != nil {
      compareSecurityOfReceiver()
    }
    compareParameters()
    compare(part: "request body") { $0.compareBodies() }
    compareResponses()
    compareCallbacks()
  }

  var sent: Direction { isTurned ? .response : .request }

  /// Adds a change.
  ///
  /// - Parameter turned: The rule where the directions are swapped, if it depends on what changed.
  mutating func add(
    _ rule: String, turned: String? = nil, _ direction: Direction?, old: SourceLocation?, new: SourceLocation?,
    subject: String = "", before: String = "", after: String = "", content: String? = nil, wire: Level? = nil,
    isForAnyReader: Bool = false
  ) {
    var finding = Finding(
      rule: rule, direction: direction, old: old, new: new, subject: subject, before: before, after: after,
      content: content, path: place, wire: wire, isForAnyReader: isForAnyReader)
    if isTurned {
      finding.rule = turned ?? Self.turnedRules[rule] ?? rule
      finding.levelsOf = Self.turnedLevels[rule]
    }
    findings.append((finding, isFailure))
  }

  /// Compares a part of the operation.
  ///
  /// - Parameter isFailure: Whether it is an error response, or part of one.
  mutating func compare(part name: String, isFailure: Bool = false, _ body: (inout Self) -> Void) {
    let outer = (place, self.isFailure)
    place = place.isEmpty ? name : "\(place), \(name)"
    self.isFailure = isFailure || self.isFailure
    body(&self)
    (place, self.isFailure) = outer
  }

  mutating func add(
    _ rule: String, _ direction: Direction?, at places: (SourceLocation?, SourceLocation?), subject: String = "",
    before: String = "", after: String = ""
  ) {
    add(rule, direction, old: places.0, new: places.1, subject: subject, before: before, after: after)
  }

  /// Adds a change of a keyword of two objects, with its values.
  mutating func addKeyword(
    _ rule: String, _ direction: Direction?, _ keyword: String, _ one: Node, _ other: Node, subject: String = ""
  ) {
    add(
      rule, direction, at: one.places(keyword, other), subject: subject, before: one[keyword]?.words ?? "",
      after: other[keyword]?.words ?? "")
  }

  mutating func add(
    _ rule: String, _ direction: Direction, at places: (SourceLocation?, SourceLocation?),
    ifDiffer schemas: (SchemaParts, SchemaParts)
  ) {
    let finding = Finding(rule: rule, direction: direction, old: places.0, new: places.1, path: place)
    doubts.append((finding, isFailure, schemas))
  }

  mutating func use(
    _ one: SchemaParts?, _ other: SchemaParts?, _ direction: Direction, isDecoded: Bool = true,
    isOptional: Bool = false, isText: Bool = false, isXML: Bool = false
  ) {
    guard let one, let other else { return }
    var pair = SchemaComparison.Pair(old: one, new: other, direction: direction, isOptional: isOptional)
    pair.isText = isText
    pair.isXML = isXML
    roots.append(Root(pair: pair, isFailure: isFailure, isDecoded: isDecoded, place: place))
  }

  // MARK: - The operation itself

  private mutating func compareIdentity() {
    if old.method != new.method {
      add("op.method-changed", nil, old: old.location, new: new.location, before: old.method, after: new.method)
    }
    if old.fullShape != new.fullShape && old.shape != new.shape || hasMovedParameters {
      add("op.path-changed", nil, old: old.location, new: new.location, before: old.path, after: new.path)
    }
    if old.hasOwnServers || new.hasOwnServers { compareServers() }
    if old.id != new.id {
      add(
        "op.id-changed", nil, at: old.node.places("operationId", new.node),
        before: old.id ?? "", after: new.id ?? "")
    }
    if old.tags.first != new.tags.first {
      add(
        "op.group-changed", nil, old: old.node["tags"]?.sequence?.first?.location ?? old.location,
        new: new.node["tags"]?.sequence?.first?.location ?? new.location, before: old.tags.first ?? "",
        after: new.tags.first ?? "")
    }
  }

  /// Compares the first servers, of which at least one is the operation's own.
  private mutating func compareServers() {
    let places = (old.server?.urlNode.location ?? old.location, new.server?.urlNode.location ?? new.location)
    let urls = (old.server?.url ?? "", new.server?.url ?? "")
    if old.server?.host != new.server?.host {
      add("server.host-changed", nil, at: places, before: urls.0, after: urls.1)
    }
    if (old.server?.address.path ?? "") != (new.server?.address.path ?? "") {
      add("server.base-path-changed", nil, at: places, before: urls.0, after: urls.1)
    }
  }

  /// Whether a parameter stands where another one was, and keeps its name: what is sent for one is taken for the other.
  private var hasMovedParameters: Bool {
    let (one, other) = (old.path.parameterNames, new.path.parameterNames)
    return zip(one, other).contains { $0 != $1 && other.contains($0) }
  }

  private mutating func compareLifetime() {
    let isDeprecated = new.node["deprecated"]?.bool == true
    let wasDeprecated = old.node["deprecated"]?.bool == true
    if isDeprecated != wasDeprecated {
      add(
        isDeprecated ? "op.deprecated" : "op.undeprecated", nil, at: old.node.places("deprecated", new.node),
        before: old.node["x-sunset"]?.string ?? "", after: new.node["x-sunset"]?.string ?? "")
    }
    let message = "x-deprecation-message"
    if isDeprecated, wasDeprecated, old.node[message] != new.node[message] {
      addKeyword("op.deprecation-message-changed", nil, message, old.node, new.node)
    }
    if let rule = Sunset.change(
      old.node["x-sunset"], new.node["x-sunset"], isPartOfDeprecation: isDeprecated != wasDeprecated)
    {
      addKeyword("op.sunset-\(rule)", nil, "x-sunset", old.node, new.node)
    }
    let (one, other) = (old.node["x-stability-level"], new.node["x-stability-level"])
    let (before, after) = (one?.string ?? "", other?.string ?? "")
    if other != one, let level = other?.string, !Stability.isLevel(level) {
      add(
        "op.stability-unreadable", nil, old: one?.location, new: other?.location, before: before, after: after)
    } else if let rule = Stability.change(one?.string, other?.string) {
      add(
        "op.stability-\(rule)", nil, old: one?.location ?? old.location, new: other?.location ?? new.location,
        before: before, after: after)
    }
  }

  private mutating func compareRetry() {
    let (one, other) = (Retries.rank(old), Retries.rank(new))
    guard one != other else { return }
    addKeyword(one < other ? "retry.widened" : "retry.narrowed", nil, "x-retry", old.node, new.node)
  }

  private mutating func compareSecurity() {
    for change in SecurityComparison(old, new).changes {
      add(
        "security.\(change.rule)", .request, old: change.old, new: change.new, subject: change.subject,
        before: change.before, after: change.after, content: change.content, wire: change.wire,
        isForAnyReader: change.wire != nil)
    }
  }

  /// Compares what the requests of a webhook or a callback carry, if the document says it for them.
  private mutating func compareSecurityOfReceiver() {
    guard !SecurityComparison(old, new).changes.isEmpty else { return }
    add("callback.security-changed", .response, old: old.securityLocation, new: new.securityLocation)
  }

  // MARK: - Callbacks

  private mutating func compareCallbacks() {
    let matching = OperationMatching(operations: old.callbacks, new.callbacks)
    for callback in matching.removed {
      add("callback.removed", nil, old: callback.location, new: nil, subject: callback.path)
    }
    for callback in matching.added {
      add("callback.added", nil, old: nil, new: callback.location, subject: callback.path)
    }
    callbacks = matching.pairs.map { one, other in
      (
        one.callback ?? "",
        OperationComparison(one, other, isTurned: !isTurned)
      )
    }
  }
}

extension Node {
  /// Returns the location of a keyword of the object, or else of the object itself.
  func place(_ keyword: String) -> SourceLocation { self[keyword]?.location ?? location }

  /// Returns the locations of a keyword in two objects. If neither has the keyword, they are those of the objects; if
  /// only one has it, the other location is `nil`.
  func places(_ keyword: String, _ other: Node) -> (SourceLocation?, SourceLocation?) {
    let places = (self[keyword]?.location, other[keyword]?.location)
    return places == (nil, nil) ? (location, other.location) : places
  }
}

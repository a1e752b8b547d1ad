import APIContract
import DataReading
import Diagnostics
import OpenAPIDocument

/// Compares two operations that correspond, and pairs their schemas.
struct OperationComparison {
  /// Two corresponding schemas that the operation uses, and whether they occur only in error responses or in nothing
  /// that generated code decodes.
  struct Root {
    let pair: SchemaComparison.Pair
    let isFailure: Bool
    /// Where the operation uses them, such as `response 200`.
    let place: String
  }

  let old: ContractOperation
  let new: ContractOperation
  /// Whether the directions are swapped: the program receives the requests of webhooks and callbacks.
  let isTurned: Bool
  private(set) var findings: [Finding] = []
  private(set) var roots: [Root] = []
  /// The part of the operation that is being compared, such as `response 200`; empty for the operation itself.
  private var place = ""
  /// The comparisons of the operation's callbacks, by their names.
  private(set) var callbacks: [(name: String, comparison: OperationComparison)] = []

  init(_ old: ContractOperation, _ new: ContractOperation, isTurned: Bool = false) {
    self.old = old
    self.new = new
    self.isTurned = isTurned
    if old.callback != nil, old.shape != new.shape {
      add("op.path-changed", nil, old: old.location, new: new.location, before: old.path, after: new.path)
    }
    if !isTurned {
      compareIdentity()
      compareLifetime()
      compareSecurity()
      compareRetry()
    }
    compareParameters()
    compare(part: "request body") { $0.compareBodies() }
    compareResponses()
    compareCallbacks()
  }

  private var sent: Direction { isTurned ? .response : .request }

  private mutating func add(
    _ rule: String, _ direction: Direction?, old: SourceLocation?, new: SourceLocation?, subject: String = "",
    before: String = "", after: String = "", wire: Level? = nil
  ) {
    findings.append(
      Finding(
        rule: rule, direction: direction, old: old, new: new, subject: subject, before: before, after: after,
        path: place, wire: wire)
    )
  }

  /// Compares a part of the operation.
  private mutating func compare(part name: String, _ body: (inout Self) -> Void) {
    let outer = place
    place = outer.isEmpty ? name : "\(outer), \(name)"
    body(&self)
    place = outer
  }

  private mutating func add(
    _ rule: String, _ direction: Direction?, at places: (SourceLocation?, SourceLocation?), subject: String = "",
    before: String = "", after: String = ""
  ) {
    add(rule, direction, old: places.0, new: places.1, subject: subject, before: before, after: after)
  }

  private mutating func use(
    _ one: SchemaParts?, _ other: SchemaParts?, _ direction: Direction, isFailure: Bool = false,
    isOptional: Bool = false, isText: Bool = false
  ) {
    guard let one, let other else { return }
    var pair = SchemaComparison.Pair(old: one, new: other, direction: direction, isOptional: isOptional)
    pair.isText = isText
    roots.append(Root(pair: pair, isFailure: isFailure, place: place))
  }

  // MARK: - The operation itself

  private mutating func compareIdentity() {
    if old.method != new.method {
      add("op.method-changed", nil, old: old.location, new: new.location, before: old.method, after: new.method)
    }
    if old.fullShape != new.fullShape && old.shape != new.shape || hasMovedParameters {
      add("op.path-changed", nil, old: old.location, new: new.location, before: old.path, after: new.path)
    }
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
      add("op.deprecation-message-changed", nil, at: old.node.places(message, new.node))
    }
    if let rule = Sunset.change(
      old.node["x-sunset"], new.node["x-sunset"], isPartOfDeprecation: isDeprecated != wasDeprecated)
    {
      add("op.sunset-\(rule)", nil, at: old.node.places("x-sunset", new.node))
    }
    let (one, other) = (old.node["x-stability-level"], new.node["x-stability-level"])
    if let level = other?.string, !Stability.isLevel(level) {
      add("op.stability-unreadable", nil, old: one?.location, new: other?.location, after: level)
    } else if let rule = Stability.change(one?.string, other?.string) {
      add("op.stability-\(rule)", nil, old: one?.location ?? old.location, new: other?.location ?? new.location)
    }
  }

  private mutating func compareRetry() {
    let (one, other) = (Retries.rank(old), Retries.rank(new))
    guard one != other else { return }
    add(
      one < other ? "retry.widened" : "retry.narrowed", nil, at: old.node.places("x-retry", new.node))
  }

  private mutating func compareSecurity() {
    let comparison = SecurityComparison(old, new)
    for (rule, subject, index) in comparison.changes {
      add(
        "security.\(rule)", .request, old: old.securityLocation,
        new: index.flatMap { new.securityItems.indices.contains($0) ? new.securityItems[$0] : nil }
          ?? new.securityLocation, subject: subject)
    }
  }

  // MARK: - Parameters

  private mutating func compareParameters() {
    var left = old.parameters.filter { $0.place != "path" }
    var right = new.parameters.filter { $0.place != "path" }
    comparePathParameters()
    for one in left {
      guard let index = right.firstIndex(where: { $0.key == one.key }) else { continue }
      let other = right.remove(at: index)
      compare(part: "\(one.place) parameter \(one.name)") { $0.compare(one, other) }
      left.removeAll { $0.key == one.key }
    }
    for one in left {
      if let index = right.firstIndex(where: { $0.name == one.name }) {
        let other = right.remove(at: index)
        add(
          "param.moved", sent, at: one.node.places("in", other.node), subject: one.name,
          before: one.place, after: other.place)
        compare(part: "\(one.place) parameter \(one.name)") { $0.use(one.schema, other.schema, $0.sent) }
      } else {
        add("param.removed", sent, old: one.node.location, new: nil, subject: one.name)
      }
    }
    for other in right {
      add(
        other.isRequired ? "param.added-required" : "param.added-optional", sent, old: nil, new: other.node.location,
        subject: other.name)
    }
  }

  /// Path parameters correspond by their positions in the path.
  private mutating func comparePathParameters() {
    for (name, other) in zip(old.path.parameterNames, new.path.parameterNames) {
      let one = old.parameters.first { $0.place == "path" && $0.name == name }
      let counterpart = new.parameters.first { $0.place == "path" && $0.name == other }
      guard let one, let counterpart else { continue }
      if name != other {
        add(
          "path.parameter-renamed", .request, old: one.node.place("name"), new: counterpart.node.place("name"),
          before: name, after: other)
        if one.isNameInPath, counterpart.isNameInPath {
          add("param.serialization-changed", sent, at: one.node.places("name", counterpart.node), subject: one.name)
        }
      }
      compare(one, counterpart)
    }
  }

  private mutating func compare(_ one: ContractOperation.Parameter, _ other: ContractOperation.Parameter) {
    func note(_ rule: String, _ keyword: String) {
      add(rule, sent, at: one.node.places(keyword, other.node), subject: one.name)
    }
    if one.isRequired != other.isRequired {
      note(other.isRequired ? "param.became-required" : "param.became-optional", "required")
    }
    if one.serialization != other.serialization { note("param.serialization-changed", "style") }
    for (keyword, word) in [("allowReserved", "reserved"), ("allowEmptyValue", "empty")] {
      let (was, isSaid) = (one.node[keyword]?.bool == true, other.node[keyword]?.bool == true)
      if was != isSaid { note("param.\(word)-\(isSaid ? "allowed" : "refused")", keyword) }
    }
    let (was, isDeprecated) = (one.node["deprecated"]?.bool == true, other.node["deprecated"]?.bool == true)
    if was != isDeprecated { note(isDeprecated ? "param.deprecated" : "param.undeprecated", "deprecated") }
    if one.node["x-sunset"] != other.node["x-sunset"] { note("param.sunset-changed", "x-sunset") }
    let key = "x-sent-default"
    switch (one.node[key]?.withNumbersByValue, other.node[key]?.withNumbersByValue) {
    case (nil, nil): break
    case (nil, .some): note("sent-default.added", key)
    case (.some, nil): note("sent-default.removed", key)
    case (let before, let after): if before != after { note("sent-default.changed", key) }
    }
    use(
      one.schema, other.schema, sent, isOptional: !one.isRequired,
      isText: sent == .request && one.isText && other.isText)
  }

  // MARK: - Bodies

  private mutating func compareBodies() {
    switch (old.body, new.body) {
    case (nil, nil): break
    case (nil, let body?):
      add(body.isRequired ? "body.added-required" : "body.added-optional", sent, old: nil, new: body.node.location)
    case (let body?, nil): add("body.removed", sent, old: body.node.location, new: nil)
    case (let one?, let other?):
      if one.isRequired != other.isRequired {
        add(
          other.isRequired ? "body.became-required" : "body.became-optional", sent,
          at: one.node.places("required", other.node))
      }
      compareContent(of: one.content, other.content)
    }
  }

  private mutating func compareContent(of one: [ContractOperation.Content], _ other: [ContractOperation.Content]) {
    for left in one where !other.contains(where: { $0.mediaType == left.mediaType }) {
      let range = other.range(of: left.mediaType)
      add(
        "body.media-type-removed", sent, old: left.location, new: nil, subject: left.mediaType,
        wire: range != nil || one.keepsJSON(in: other) ? .info : nil)
      if let range { compareSchemas(left, range) }
    }
    for right in other {
      if let left = one.first(where: { $0.mediaType == right.mediaType }) {
        compare(left, right)
      } else {
        add("body.media-type-added", sent, old: nil, new: right.location, subject: right.mediaType)
        if let range = one.range(of: right.mediaType) { compareSchemas(range, right) }
      }
    }
  }

  private mutating func compare(_ left: ContractOperation.Content, _ right: ContractOperation.Content) {
    if left.encoding.differs(from: right.encoding) {
      add(
        "body.encoding-changed", sent, old: left.encoding.location ?? left.location,
        new: right.encoding.location ?? right.location)
    }
    compareSchemas(left, right)
  }

  private mutating func compareSchemas(_ left: ContractOperation.Content, _ right: ContractOperation.Content) {
    for keyword in [\ContractOperation.Content.schema, \.itemSchema] {
      let (one, other) = (left[keyPath: keyword], right[keyPath: keyword])
      if (one == nil) != (other == nil) {
        add(
          one == nil ? "body.schema-added" : "body.schema-removed", sent, old: left.location, new: right.location)
      }
      use(one, other, sent)
    }
  }

  // MARK: - Responses

  private mutating func compareResponses() {
    let received = sent.opposite
    var successes = (old: old.successes, new: new.successes)
    if successes.old.count == 1, successes.new.count == 1, successes.old[0].status != successes.new[0].status {
      let (one, other) = (successes.old[0], successes.new[0])
      add(
        "res.status.success-replaced", received, old: one.location, new: other.location, before: one.status,
        after: other.status, wire: other.isPart(of: one) ? .info : nil)
      compare(one, other, isFailure: false)
      successes = ([], [])
    }
    compareStatuses(successes.old, successes.new, isFailure: false)
    compareStatuses(
      old.responses.filter { !$0.isSuccess }, new.responses.filter { !$0.isSuccess }, isFailure: true)
  }

  private mutating func compareStatuses(
    _ one: [ContractOperation.Response], _ other: [ContractOperation.Response], isFailure: Bool
  ) {
    let kind = isFailure ? "error" : "success"
    for left in one {
      let same = other.first { $0.status == left.status }
      if same == nil {
        add("res.status.\(kind)-removed", sent.opposite, old: left.location, new: nil, subject: left.status)
      }
      if let right = same ?? new.response(covering: left) { compare(left, right, isFailure: isFailure) }
    }
    for right in other where !one.contains(where: { $0.status == right.status }) {
      let left = old.response(covering: right)
      add(
        "res.status.\(kind)-added", sent.opposite, old: nil, new: right.location, subject: right.status,
        wire: left == nil ? nil : .info)
      if let left { compare(left, right, isFailure: isFailure) }
    }
  }

  private mutating func compare(
    _ one: ContractOperation.Response, _ other: ContractOperation.Response, isFailure: Bool
  ) {
    compare(part: "response \(one.status)") { operation in
      operation.compareBodies(one, other, isFailure: isFailure)
      operation.compareHeaders(one, other)
      if one.links != other.links {
        operation.add(
          "res.link-changed", operation.sent.opposite, old: one.links?.location ?? one.location,
          new: other.links?.location ?? other.location)
      }
    }
  }

  private mutating func compareBodies(
    _ one: ContractOperation.Response, _ other: ContractOperation.Response, isFailure: Bool
  ) {
    let received = sent.opposite
    if one.content.isEmpty != other.content.isEmpty {
      add(
        other.content.isEmpty ? "res.body.removed" : "res.body.added", received,
        at: one.node.places("content", other.node))
    } else {
      compareContent(one, other, isFailure: isFailure)
    }
  }

  private mutating func compareHeaders(_ one: ContractOperation.Response, _ other: ContractOperation.Response) {
    let received = sent.opposite
    for left in one.headers {
      guard let right = other.headers.first(where: { $0.name == left.name }) else {
        add(
          left.isRequired ? "res.header.removed-required" : "res.header.removed-optional", received,
          old: left.node.location, new: nil, subject: left.name)
        continue
      }
      if left.isRequired != right.isRequired {
        add(
          right.isRequired ? "res.header.became-required" : "res.header.became-optional", received,
          old: left.node.place("required"), new: right.node.place("required"), subject: left.name)
      }
      if left.serialization != right.serialization {
        // Generated code reads no headers of responses.
        add(
          "param.serialization-changed", received, old: left.node.place("explode"), new: right.node.place("explode"),
          subject: left.name, wire: .info)
      }
      compare(part: "header \(left.name)") { $0.use(left.schema, right.schema, received, isFailure: true) }
    }
    for right in other.headers where !one.headers.contains(where: { $0.name == right.name }) {
      add("res.header.added", received, old: nil, new: right.node.location, subject: right.name)
    }
  }

  private mutating func compareContent(
    _ one: ContractOperation.Response, _ other: ContractOperation.Response, isFailure: Bool
  ) {
    let received = sent.opposite
    let gone = one.content.filter { left in !other.content.contains { $0.mediaType == left.mediaType } }
    let come = other.content.filter { right in !one.content.contains { $0.mediaType == right.mediaType } }
    if let left = gone.first, let right = come.first, gone.count == 1, come.count == 1,
      left.mediaType.isRelated(to: right.mediaType)
    {
      add(
        "res.media-type-changed", received, old: left.location, new: right.location, before: left.mediaType,
        after: right.mediaType)
      compareSchemas(left, right, isFailure: isFailure)
    } else {
      for left in gone {
        add(
          "res.media-type-removed", received, old: left.location, new: nil, subject: left.mediaType,
          wire: one.content.keepsJSON(in: other.content) ? .info : nil)
        if let right = other.content.range(of: left.mediaType) {
          compareSchemas(left, right, isFailure: isFailure)
        }
      }
      for right in come {
        add("res.media-type-added", received, old: nil, new: right.location, subject: right.mediaType)
        if let left = one.content.range(of: right.mediaType) { compareSchemas(left, right, isFailure: isFailure) }
      }
    }
    for left in one.content {
      guard let right = other.content.first(where: { $0.mediaType == left.mediaType }) else { continue }
      compareSchemas(left, right, isFailure: isFailure)
    }
  }

  private mutating func compareSchemas(
    _ left: ContractOperation.Content, _ right: ContractOperation.Content, isFailure: Bool
  ) {
    for keyword in [\ContractOperation.Content.schema, \.itemSchema] {
      let isDescribed = left.mediaType.isJSON || keyword == \.itemSchema
      func schema(_ content: ContractOperation.Content, _ other: ContractOperation.Content) -> SchemaParts? {
        let isNeeded = isDescribed && other[keyPath: keyword] != nil
        return content[keyPath: keyword] ?? (isNeeded ? .anything(at: content.location) : nil)
      }
      use(schema(left, right), schema(right, left), sent.opposite, isFailure: isFailure)
    }
  }

  // MARK: - Callbacks

  private mutating func compareCallbacks() {
    let matching = OperationMatching(old.callbacks, new.callbacks)
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
  fileprivate func place(_ keyword: String) -> SourceLocation { self[keyword]?.location ?? location }

  /// Returns the locations of a keyword in two objects. If neither has the keyword, they are those of the objects; if
  /// only one has it, the other location is `nil`.
  fileprivate func places(_ keyword: String, _ other: Node) -> (SourceLocation?, SourceLocation?) {
    let places = (self[keyword]?.location, other[keyword]?.location)
    return places == (nil, nil) ? (location, other.location) : places
  }
}

extension String {
  /// Whether one media type is a variant of the other, such as `application/json` and `application/problem+json`.
  fileprivate func isRelated(to other: String) -> Bool {
    func base(_ type: String) -> Substring {
      type.prefix { $0 != ";" }.split(separator: "+").last ?? type[...]
    }
    func last(_ type: String) -> Substring { base(type).split(separator: "/").last ?? "" }
    return last(self) == last(other) || hasSuffix("*") || other.hasSuffix("*")
  }
}

extension [ContractOperation.Content] {
  /// Whether a JSON media type stays. Generated code uses no other one beside it.
  fileprivate func keepsJSON(in other: Self) -> Bool {
    contains { content in content.mediaType.isJSON && other.contains { $0.mediaType == content.mediaType } }
  }
}

extension [ContractOperation.Content] {
  /// Returns the most precise range that a media type belongs to, such as `image/*`.
  fileprivate func range(of mediaType: String) -> Element? {
    let type = mediaType.prefix { $0 != "/" }
    return ["\(type)/*", "*/*"].lazy.filter { $0 != mediaType }.compactMap { range in
      first { $0.mediaType == range }
    }.first
  }
}

extension ContractOperation {
  /// The responses of success. Where none is documented, `default` is one.
  fileprivate var successes: [Response] {
    let known = responses.filter(\.isSuccess)
    return known.isEmpty ? responses.filter { $0.status == "default" } : known
  }

  /// Returns the response that describes the status of another where it has no entry of its own.
  fileprivate func response(covering other: Response) -> Response? {
    // Beside a response of success, `default` is about failures.
    let hasOthers = other.isSuccess && responses.contains(where: \.isSuccess)
    let covering = responses.filter { other.isPart(of: $0) && !($0.status == "default" && hasOthers) }
    return covering.first { $0.status != "default" } ?? covering.first
  }
}

extension ContractOperation.Response {
  /// Whether the status is one of a range such as `2XX`, or of `default`.
  fileprivate func isPart(of other: Self) -> Bool {
    guard status != other.status else { return false }
    return other.status == "default" || other.status.hasSuffix("XX") && status.first == other.status.first
  }
}

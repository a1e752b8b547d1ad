import APIContract
import DataReading
import OpenAPIDocument

extension OperationComparison {
  /// Compares responses by their statuses, and those without a counterpart with the range that covers them.
  mutating func compareResponses() {
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
    compare(part: "response \(one.status)", isFailure: isFailure) { operation in
      operation.compareBodies(one, other)
      operation.compareHeaders(one, other)
      if one.links != other.links {
        operation.add(
          "res.link-changed", operation.sent.opposite, old: one.links?.location ?? one.node.location,
          new: other.links?.location ?? other.node.location, before: one.links?.jsonText ?? "",
          after: other.links?.jsonText ?? "")
      }
    }
  }

  private mutating func compareBodies(_ one: ContractOperation.Response, _ other: ContractOperation.Response) {
    let received = sent.opposite
    if one.content.isEmpty != other.content.isEmpty {
      add(
        other.content.isEmpty ? "res.body.removed" : "res.body.added", received,
        at: one.node.places("content", other.node))
    } else {
      compareContent(one, other)
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
      if left.serialization != right.serialization,
        ["explode", "content"].contains(where: { left.node[$0] != right.node[$0] })
      {
        // Generated code reads no headers of responses.
        add(
          "param.serialization-changed", received, old: left.node.place("explode"), new: right.node.place("explode"),
          subject: left.name, before: left.serialization, after: right.serialization, wire: .info)
      }
      compare(part: "header \(left.name)") {
        $0.use(
          left.schema ?? .anything(at: left.node.location), right.schema ?? .anything(at: right.node.location),
          received, isDecoded: false)
      }
    }
    for right in other.headers where !one.headers.contains(where: { $0.name == right.name }) {
      add(
        "res.header.added", turned: right.isRequired ? "param.added-required" : "param.added-optional", received,
        old: nil, new: right.node.location, subject: right.name)
    }
  }

  private mutating func compareContent(_ one: ContractOperation.Response, _ other: ContractOperation.Response) {
    let received = sent.opposite
    let gone = one.content.filter { left in !other.content.contains { $0.mediaType == left.mediaType } }
    let come = other.content.filter { right in !one.content.contains { $0.mediaType == right.mediaType } }
    if let left = gone.first, let right = come.first, gone.count == 1, come.count == 1,
      left.mediaType.isRelated(to: right.mediaType)
    {
      add(
        "res.media-type-changed", received, old: left.location, new: right.location, before: left.mediaType,
        after: right.mediaType)
      compareSchemas(left, right)
    } else {
      for left in gone {
        add(
          "res.media-type-removed", received, old: left.location, new: nil, subject: left.mediaType,
          wire: one.content.keepsJSON(in: other.content) ? .info : nil)
        if let right = other.content.range(of: left.mediaType) { compareSchemas(left, right) }
      }
      for right in come {
        add("res.media-type-added", received, old: nil, new: right.location, subject: right.mediaType)
        if let left = one.content.range(of: right.mediaType) { compareSchemas(left, right) }
      }
    }
    for left in one.content {
      guard let right = other.content.first(where: { $0.mediaType == left.mediaType }) else { continue }
      compareSchemas(left, right)
    }
  }

  private mutating func compareSchemas(_ left: ContractOperation.Content, _ right: ContractOperation.Content) {
    for keyword in [\ContractOperation.Content.schema, \.itemSchema] {
      func schema(_ content: ContractOperation.Content, _ other: ContractOperation.Content) -> SchemaParts? {
        let isText = content.mediaType.hasPrefix("text/") && keyword == \.schema
        let undescribed = isText ? SchemaParts.text : SchemaParts.anything
        return content[keyPath: keyword] ?? (other[keyPath: keyword] == nil ? nil : undescribed(content.location))
      }
      // Generated code hands over what isn't JSON as bytes.
      use(
        schema(left, right), schema(right, left), sent.opposite, isDecoded: left.range.isJSON,
        isXML: left.range.isXML)
    }
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

extension ContractOperation {
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

import APIContract
import DataReading
import OpenAPIDocument

extension OperationComparison {
  /// Compares the bodies of the requests, media type by media type.
  mutating func compareBodies() {
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
        wire: range != nil || one.keepsJSON(in: other) ? .info : nil, isForAnyReader: range != nil)
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
    let places = (left.encoding.location ?? left.location, right.encoding.location ?? right.location)
    if left.encoding.differs(from: right.encoding) {
      add(
        "body.encoding-changed", sent, at: places, before: left.encoding.description,
        after: right.encoding.description)
    } else {
      for (name, one) in left.encoding.headers {
        guard let other = right.encoding.headers[name] else { continue }
        add("body.encoding-changed", sent, at: places, ifDiffer: (one, other))
      }
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
      use(one, other, sent, isXML: left.range.isXML)
    }
  }
}

extension [ContractOperation.Content] {
  /// Whether a JSON media type stays. Generated code uses no other one beside it.
  func keepsJSON(in other: Self) -> Bool {
    contains { content in content.range.isJSON && other.contains { $0.mediaType == content.mediaType } }
  }

  /// Returns the most precise range that a media type belongs to, such as `image/*`.
  func range(of mediaType: String) -> Element? {
    let type = mediaType.prefix { $0 != "/" }
    return ["\(type)/*", "*/*"].lazy.filter { $0 != mediaType }.compactMap { range in
      first { $0.mediaType == range }
    }.first
  }
}

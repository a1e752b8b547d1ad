import DataReading
import Diagnostics

/// Merges limits of values.
extension SchemaForms {
  func merge(boundOf entry: Mapping.Entry, of node: Node, into form: inout SchemaForm) {
    let location = entry.value.location
    if entry.key == "uniqueItems" {
      guard let flag = entry.value.bool else { return form.add(entry.value, to: entry.key) }
      if flag { bound(entry.key, ExactNumber(1), at: location, in: &form) }
      return
    }
    let flag = ["minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"][entry.key]
    let isExclusive = flag.map { node[$0]?.bool == true } ?? false
    if let value = entry.value.exactNumber, entry.key != "multipleOf" || !value.isZero {
      bound(isExclusive ? flag ?? entry.key : entry.key, value, at: location, in: &form)
    } else if entry.value.bool == nil || !entry.key.hasPrefix("exclusive") {
      form.add(entry.value, to: entry.key)
    }
  }

  private func bound(_ keyword: String, _ value: ExactNumber, at location: SourceLocation, in form: inout SchemaForm) {
    guard let known = form.bounds[keyword] else {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
      return
    }
    if keyword == "multipleOf" {
      // A number too large to be computed stands for both.
      let both = known.value.commonMultiple(with: value) ?? max(known.value, value)
      form.bounds[keyword] = SchemaForm.Bound(value: both, location: location)
      return
    }
    let isUpper = keyword.hasPrefix("max") || keyword == "exclusiveMaximum"
    if isUpper ? value < known.value : value > known.value {
      form.bounds[keyword] = SchemaForm.Bound(value: value, location: location)
    }
  }

  /// Bounds of whole numbers become inclusive, and bounds that exclude nothing are dropped.
  func settleBounds(_ form: inout SchemaForm) {
    dropBounds(ofOtherTypesThan: form.types, &form)
    if form.types == [.integer] { settleWholeNumbers(&form) }
    dropWeaker("minimum", than: "exclusiveMinimum", &form) { $0 > $1 }
    dropWeaker("maximum", than: "exclusiveMaximum", &form) { $0 < $1 }
    settleContains(&form)
    for keyword in ["minLength", "minItems", "minProperties"] {
      if let bound = form.bounds[keyword], bound.value <= ExactNumber(0) { form.bounds[keyword] = nil }
    }
  }

  private func settleWholeNumbers(_ form: inout SchemaForm) {
    if let bound = form.bounds.remove("exclusiveMinimum") {
      self.bound("minimum", bound.value.nextWhole, at: bound.location, in: &form)
    }
    if let bound = form.bounds.remove("exclusiveMaximum") {
      self.bound("maximum", bound.value.previousWhole, at: bound.location, in: &form)
    }
    if let bound = form.bounds["minimum"] {
      form.bounds["minimum"] = SchemaForm.Bound(value: bound.value.roundedUp, location: bound.location)
    }
    if let bound = form.bounds["maximum"] {
      form.bounds["maximum"] = SchemaForm.Bound(value: bound.value.roundedDown, location: bound.location)
    }
    if let step = form.bounds["multipleOf"], let whole = step.value.commonMultiple(with: ExactNumber(1)) {
      form.bounds["multipleOf"] =
        whole == ExactNumber(1) ? nil : SchemaForm.Bound(value: whole, location: step.location)
    }
  }

  /// Without `contains` its bounds have no effect, and one item that matches is its own bound.
  private func settleContains(_ form: inout SchemaForm) {
    let least = form.bounds["minContains"]?.value ?? ExactNumber(1)
    if least.isZero, form.bounds["maxContains"] == nil { form.keywords["contains"] = nil }
    if form.keywords["contains"] == nil { form.bounds["maxContains"] = nil }
    if form.keywords["contains"] == nil || least == ExactNumber(1) { form.bounds["minContains"] = nil }
  }

  /// Of an inclusive and an exclusive bound, keeps the one that excludes more.
  private func dropWeaker(
    _ inclusive: String, than exclusive: String, _ form: inout SchemaForm,
    isStricter: (ExactNumber, ExactNumber) -> Bool
  ) {
    guard let one = form.bounds[inclusive], let other = form.bounds[exclusive] else { return }
    form.bounds[isStricter(one.value, other.value) ? exclusive : inclusive] = nil
  }

  /// Drops bounds of values that the types exclude.
  private func dropBounds(ofOtherTypesThan types: JSONTypes?, _ form: inout SchemaForm) {
    guard let types else { return }
    for (owners, keywords) in Self.bounded where types.isDisjoint(with: owners) {
      for keyword in keywords {
        form.bounds[keyword] = nil
        form.keywords[keyword] = nil
      }
    }
    if !types.contains(.string) { form.patterns = [] }
    if !types.contains(.object) {
      form.properties = [:]
      form.patternProperties = [:]
      form.additional = .anything
      form.keywords["additionalProperties"] = nil
    }
  }

  private static let bounded: [(owners: JSONTypes, keywords: [String])] = [
    ([.integer, .number], ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    ([.string], ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"]),
    ([.array], ["minItems", "maxItems", "minContains", "maxContains", "uniqueItems", "contains", "unevaluatedItems"]),
    ([.object], ["minProperties", "maxProperties", "propertyNames", "dependentRequired", "dependentSchemas"]),
  ]

  package static let boundKeywords: Set<String> = [
    "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "maxLength", "minLength", "maxItems", "minItems",
    "maxProperties", "minProperties", "maxContains", "minContains", "multipleOf", "uniqueItems",
  ]
}

extension SchemaForm {
  /// Adds the value of a keyword that is compared as it is written.
  mutating func add(_ value: Node, to keyword: String) {
    if keywords[keyword]?.contains(value) != true { keywords[keyword, default: []].append(value) }
  }
}

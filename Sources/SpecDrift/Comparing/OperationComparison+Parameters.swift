import APIContract
import DataReading
import OpenAPIDocument

extension OperationComparison {
  /// Compares parameters: those of the path by their positions, others by their place and name.
  mutating func compareParameters() {
    // Where the paths have other numbers of parameters, those are compared by their names too.
    let havePositions = old.path.parameterNames.count == new.path.parameterNames.count
    if havePositions { comparePathParameters() }
    var matching = Matching(
      old.parameters.filter { !havePositions || $0.place != "path" },
      new.parameters.filter { !havePositions || $0.place != "path" })
    matching.match { [$0.key] }
    for (one, other) in matching.pairs {
      compare(part: "\(one.place) parameter \(one.name)") { $0.compare(one, other) }
    }
    let count = matching.pairs.count
    matching.match { [$0.name] }
    for (one, other) in matching.pairs.dropFirst(count) {
      add(
        "param.moved", sent, at: one.node.places("in", other.node), subject: one.name,
        before: one.place, after: other.place)
      compare(part: "\(one.place) parameter \(one.name)") { $0.compare(one, other) }
    }
    for one in matching.removed {
      add(
        "param.removed", turned: one.isRequired ? "res.header.removed-required" : "res.header.removed-optional", sent,
        old: one.node.location, new: nil, subject: one.name)
    }
    for other in matching.added {
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
      addKeyword(rule, sent, keyword, one.node, other.node, subject: one.name)
    }
    if one.isRequired != other.isRequired {
      note(other.isRequired ? "param.became-required" : "param.became-optional", "required")
    }
    // What is written alike differs only because the types do, which is a change of its own.
    if one.serialization != other.serialization, one.place == other.place,
      let keyword = ["style", "explode", "content"].first(where: { one.node[$0] != other.node[$0] })
    {
      add(
        "param.serialization-changed", sent, at: one.node.places(keyword, other.node), subject: one.name,
        before: one.serialization, after: other.serialization)
    }
    for (keyword, word) in [("allowReserved", "reserved"), ("allowEmptyValue", "empty")] {
      let (was, isSaid) = (one.node[keyword]?.bool == true, other.node[keyword]?.bool == true)
      if was != isSaid { note("param.\(word)-\(isSaid ? "allowed" : "refused")", keyword) }
    }
    let (was, isDeprecated) = (one.node["deprecated"]?.bool == true, other.node["deprecated"]?.bool == true)
    if was != isDeprecated { note(isDeprecated ? "param.deprecated" : "param.undeprecated", "deprecated") }
    let (before, after) = (one.node["x-sunset"]?.string, other.node["x-sunset"]?.string)
    if before != after, !Sunset.isPartOfDeprecation(before, after, was, isDeprecated) {
      note("param.sunset-changed", "x-sunset")
    }
    let key = "x-sent-default"
    switch (one.node[key]?.withNumbersByValue, other.node[key]?.withNumbersByValue) {
    case (nil, nil): break
    case (nil, .some): note("sent-default.added", key)
    case (.some, nil): note("sent-default.removed", key)
    case (let before, let after): if before != after { note("sent-default.changed", key) }
    }
    use(
      one.schema ?? .anything(at: one.node.location), other.schema ?? .anything(at: other.node.location), sent,
      isOptional: !one.isRequired,
      isText: sent == .request && one.isText && other.isText)
  }
}

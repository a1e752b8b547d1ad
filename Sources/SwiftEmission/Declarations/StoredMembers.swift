import APIModel

/// The properties of all variants of a tagged union, each once.
struct StoredMembers {
  struct Slot {
    let name: SwiftIdentifier
    let wireName: String
    /// The only type that all variants give the property; `nil` if they differ, or if the type would contain the union
    /// by value. The value is then stored as JSON.
    let type: TypeReference?
    /// Whether a variant may send the property as null.
    let isNullable: Bool
    /// The documentation of the first variant that has the property.
    let documentation: Documentation

    /// The type of the stored property.
    var storedType: String {
      let type = type?.swift ?? "JSONValue"
      return isNullable ? "Patch<\(type)>" : type + "?"
    }

    /// The reader's function that decodes the stored value.
    var reading: String { isNullable ? "patch" : "optional" }

    /// Returns a factory's argument, or its constant, in the form that is stored.
    func argument(of member: Member) -> SwiftArgument {
      let label = "\(name.label): "
      guard case .constant(let value, _) = member.presence else { return .plain(label + self.value(of: member)) }
      switch (isNullable, isJSON: type == nil && member.type != .json) {
      case (true, true): return .call(label + ".set", [.call("JSONValue", [value.argument()])])
      case (true, false): return .call(label + ".set", [value.argument()])
      case (false, true): return .call(label + "JSONValue", [value.argument()])
      case (false, false): return value.argument(label)
      }
    }

    private func value(of member: Member) -> String {
      let name = member.name.escaped
      if type == nil, member.type != .json {
        switch member.presence {
        case .patch: return "\(name).map { JSONValue($0) }"
        case .nullable: return "\(name).map { .set(JSONValue($0)) } ?? .clear"
        case .optional where isNullable: return "\(name).map { .set(JSONValue($0)) } ?? .keep"
        case .optional: return "\(name).map { JSONValue($0) }"
        default: return isNullable ? ".set(JSONValue(\(name)))" : "JSONValue(\(name))"
        }
      }
      guard isNullable else { return name }
      switch member.presence {
      case .patch: return name
      case .nullable: return "\(name).map { .set($0) } ?? .clear"
      case .optional: return "\(name).map { .set($0) } ?? .keep"
      default: return ".set(\(name))"
      }
    }
  }

  let members: [Slot]

  init(_ union: UnionType, besides tag: SwiftIdentifier) {
    var order: [String] = []
    var found: [String: [Member]] = [:]
    for member in union.members {
      if found[member.wireName] == nil { order.append(member.wireName) }
      found[member.wireName, default: []].append(member)
    }
    var names: Set<SwiftIdentifier> = [tag]
    members = order.compactMap { wireName in
      guard let same = found[wireName], let first = same.first else { return nil }
      var name = first.name
      while !names.insert(name).inserted { name = name + "Value" }
      let types = Set(same.map(\.type))
      let isNullable = same.contains { $0.presence == .nullable || $0.presence == .patch }
      let hasOneType = types.count == 1 && !union.recursiveMembers.contains(wireName)
      return Slot(
        name: name, wireName: wireName, type: hasOneType ? first.type : nil, isNullable: isNullable,
        documentation: first.documentation)
    }
  }
}

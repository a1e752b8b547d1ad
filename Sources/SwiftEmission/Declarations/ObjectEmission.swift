import APIModel

extension SwiftWriter {
  mutating func object(_ type: ObjectType, of declaration: TypeDeclaration) {
    var protocols: [String] = []
    if type.hasIdentity(isReadable: declaration.isReadable) { protocols.append("Identifiable") }
    protocols.append("APIObject")
    documentation(
      declaration.documentation, or: "The schema `\(declaration.name.text)`.", from: declaration.provenance)
    self.type("public nonisolated struct \(declaration.name)", protocols: protocols) { writer in
      for member in type.members { writer.storage(of: member) }
      if let additional = type.additional {
        writer.line("/// Properties that the OpenAPI document doesn't declare. One that it does declare isn't written.")
        writer.line("public var additionalMembers: [String: \(additional.swift)]")
      }
      if declaration.isWritable {
        writer.line()
        writer.memberwiseInitializer(type)
      }
      writer.line()
      writer.reader(type)
      writer.line()
      writer.writer(type)
    }
  }

  private mutating func storage(of member: Member) {
    if case .constant(_, isKept: false) = member.presence { return }
    documentation(member.documentation, or: "The property `\(member.wireName)`.")
    if case .constant = member.presence {
      line("public private(set) var \(member.name): \(member.storedType)")
      return
    }
    let name = member.name.escaped
    guard let box = member.box else {
      line("public var \(name): \(member.storedType)")
      return
    }
    // Boxed, because the type contains itself.
    block("public var \(name): \(member.storedType)") { writer in
      writer.line("get { \(box).value }")
      writer.line("set { \(box) = Box(newValue) }")
    }
    line("private var \(box): Box<\(member.storedType)>")
  }

  private mutating func memberwiseInitializer(_ type: ObjectType) {
    let members = type.members.filter { if case .constant = $0.presence { false } else { true } }
    let required = members.filter { $0.presence == .required || $0.presence == .nullable }
    let others = members.filter { $0.presence == .optional || $0.presence == .patch }
    var parameters = required.map { "\($0.name): \($0.storedType)" }
    parameters += others.map { "\($0.name): \($0.storedType) = \($0.presence == .patch ? ".keep" : "nil")" }
    if let additional = type.additional { parameters.append("additionalMembers: [String: \(additional.swift)] = [:]") }
    line("/// Creates a value. Each parameter is the property of its name.")
    block("public init", list: parameters, Result()) { writer in
      for member in members {
        let name = member.name.escaped
        writer.line(member.box.map { "\($0) = Box(\(name))" } ?? "self.\(name) = \(name)")
      }
      for member in type.members {
        guard case .constant(let value, isKept: true) = member.presence else { continue }
        writer.write(value.argument("self.\(member.name) = "))
      }
      if type.additional != nil { writer.line("self.additionalMembers = additionalMembers") }
    }
  }

  private mutating func reader(_ type: ObjectType) {
    membersReader { writer in
      for member in type.members {
        let key = SwiftArgument.literal("", SwiftLiteral(member.wireName))
        let name = SwiftArgument.plain(member.name.escaped)
        if case .constant(let value, isKept: false) = member.presence {
          writer.call("try json.expect", [key, value.argument()])
          continue
        }
        let (function, fallback) = member.presence.reading
        if let box = member.box {
          writer.call("\(box) = Box", [.call("try json.\(function)", [key] + fallback)])
        } else {
          writer.call("\(member.name) = try json.\(function)", [key] + fallback)
        }
        switch member.onlyValue {
        case .flag(let flag): writer.call("try json.confirm", [key, name, .plain("is: \(flag)")])
        case .null: writer.call("try json.confirmNull", [key, name])
        case nil: break
        }
      }
      if type.additional != nil { writer.line("additionalMembers = try json.additional()") }
    }
  }

  /// Writes the initializer that every object has.
  mutating func membersReader(_ body: (inout SwiftWriter) -> Void) {
    line("/// Reads the properties of an object.")
    block("public init(members json: inout JSONReader) throws(JSONError)", body)
  }

  /// Writes the function that every object has.
  mutating func membersWriter(_ body: (inout SwiftWriter) -> Void) {
    line("/// Writes the properties of an object.")
    block("public func write(members json: inout JSONWriter)", body)
  }

  private mutating func writer(_ type: ObjectType) {
    membersWriter { writer in
      for member in type.members {
        let key = SwiftArgument.literal("", SwiftLiteral(member.wireName))
        let name = SwiftArgument.plain(member.name.escaped)
        switch member.presence {
        case .constant(let value, isKept: false): writer.call("json.write", [key, value.argument()])
        case .nullable: writer.call("json.writeNullable", [key, name])
        default: writer.call("json.write", [key, name])
        }
      }
      guard type.additional != nil else { return }
      let names = type.members.map { SwiftArgument.literal("", SwiftLiteral($0.wireName)) }
      let besides = names.isEmpty ? [] : [[SwiftArgument.list("besides: ", names)]]
      writer.call("json.writeMembers", groups: [[.plain("of: additionalMembers")]] + besides)
    }
  }
}

extension ObjectType {
  /// Whether an `id` that is always present makes the type `Identifiable`.
  func hasIdentity(isReadable: Bool) -> Bool {
    guard isReadable, let id = members.first(where: { $0.name == "id" }), id.presence == .required else { return false }
    return [.uuid, .string, .int, .int64].contains(id.type)
  }
}

extension Member.Presence {
  /// Returns the reader's function that decodes such a property, and its arguments after the name.
  fileprivate var reading: (function: String, fallback: [SwiftArgument]) {
    switch self {
    case .required, .constant: ("required", [])
    case .defaulted(let value): ("optional", [value.argument("default: ")])
    case .optional: ("optional", [])
    case .nullable: ("nullable", [])
    case .patch: ("patch", [])
    }
  }
}

extension Member {
  /// The type of the stored property.
  var storedType: String {
    switch presence {
    case .required, .defaulted, .constant: type.swift
    case .nullable, .optional: type.swift + "?"
    case .patch: "Patch<\(type.swift)>"
    }
  }
}

import APIModel

extension SwiftWriter {
  /// Writes a union. One that is decoded is an enum with a case for unknown values; one that is only encoded is a
  /// struct with factories, so that adding a variant doesn't break callers.
  mutating func union(_ union: UnionType, of declaration: TypeDeclaration) {
    documentation(
      declaration.documentation, or: "The schema `\(declaration.name.text)`.", from: declaration.provenance)
    if declaration.isReadable {
      readableUnion(union, of: declaration)
    } else if case .tagged(let tag, let name) = union.form, union.variants.allSatisfy({ $0.members != nil }) {
      taggedRequest(union, tag: (tag, name), of: declaration)
    } else {
      valueRequest(union, of: declaration)
    }
  }
}

// MARK: - Decoding

extension SwiftWriter {
  private mutating func readableUnion(_ union: UnionType, of declaration: TypeDeclaration) {
    line("#if hasAttribute(nonexhaustive)")
    indented { $0.line("@nonexhaustive") }
    line("#endif")
    let indirect = union.isIndirect ? "indirect " : ""
    block("public nonisolated \(indirect)enum \(declaration.name): APIValue") { writer in
      for variant in union.variants {
        writer.documentation(variant.documentation, or: "A value of type `\(variant.type.swift)`.")
        writer.call("case \(variant.name)", [variant.type.swift])
      }
      writer.line("/// A value that the OpenAPI document doesn't describe.")
      writer.line("case other(JSONValue)")
      if union.isTried {
        writer.line()
        writer.line("var isOther: Bool { if case .other = self { true } else { false } }")
      }
      writer.line()
      writer.line("/// Reads a value of any of the cases.")
      writer.block("public init(from json: inout JSONReader) throws(JSONError)") { writer in
        if case .tagged(let tag, _) = union.form {
          writer.taggedCases(union, tag: tag)
        } else {
          writer.triedCases(union)
        }
      }
      writer.line()
      writer.line("/// Writes the value of the case.")
      writer.block("public func write(to json: inout JSONWriter)") { writer in
        writer.writingCases(union)
      }
    }
  }

  private mutating func writingCases(_ union: UnionType) {
    // The compiler can't check whether a longer switch is exhaustive (measured: it can with 300 cases, and can't with
    // 700).
    let isLong = union.variants.count > 200
    line("switch self {")
    for variant in union.variants {
      let (label, writing) = ("case .\(variant.name)(let value):", "value.write(to: &json)")
      if fits("\(label) \(writing)") {
        line("\(label) \(writing)")
      } else {
        line(label)
        indented { $0.line(writing) }
      }
    }
    if isLong {
      line("default:")
      indented { $0.line("if case .other(let value) = self { value.write(to: &json) }") }
    } else {
      line("case .other(let value): value.write(to: &json)")
    }
    line("}")
  }

  private mutating func taggedCases(_ union: UnionType, tag: String) {
    let tag = SwiftLiteral(tag)
    if fits("switch try json.tag(\(tag.text)) {") {
      line("switch try json.tag(\(tag.text)) {")
    } else {
      call("switch try json.tag", [.literal("", tag)])
      line("{")
    }
    for variant in union.variants where !variant.tags.isEmpty { taggedCase(variant) }
    line("default: self = .other(try JSONValue(from: &json))")
    line("}")
  }

  private mutating func taggedCase(_ variant: UnionType.Variant) {
    let tags = variant.tags.map { SwiftLiteral($0) }
    let reading = "self = .\(variant.name)(try \(variant.type.swift)(from: &json))"
    let whole = "case \(tags.map(\.text).joined(separator: ", ")): \(reading)"
    guard !fits(whole) else { return line(whole) }
    for tag in tags {
      write(.keyed("case ", tag), end: ":")
      indented { $0.call("self = .\(variant.name)", ["try \(variant.type.swift)(from: &json)"]) }
    }
  }

  private mutating func triedCases(_ union: UnionType) {
    let variants = union.order.map { union.variants[$0] }
    // New values of an enum are only considered if no variant knows the value.
    let open = variants.filter(\.hasOpenValues)
    let isOnlyTheLast = open.count == 1 && variants.last?.hasOpenValues == true
    let again = isOnlyTheLast ? [] : open
    let attempts =
      variants.map { ($0, $0.hasOpenValues && !isOnlyTheLast ? "attemptKnown" : "attempt") }
      + again.map { ($0, "attemptNew") }
    for (index, (variant, attempt)) in attempts.enumerated() {
      let keyword = index == 0 ? "if" : "} else if"
      let unless = variant.breadth == .union ? ", unless: \\.isOther" : ""
      line("\(keyword) let value = json.\(attempt)(\(variant.type.swift).self\(unless)) {")
      indented { $0.line("self = .\(variant.name)(value)") }
    }
    line("} else {")
    indented { $0.line("self = .other(try JSONValue(from: &json))") }
    line("}")
  }
}

// MARK: - Encoding only

extension SwiftWriter {
  /// Writes one struct with the properties of all variants; each factory sets its own.
  private mutating func taggedRequest(
    _ union: UnionType, tag: (wireName: String, name: SwiftIdentifier), of declaration: TypeDeclaration
  ) {
    let stored = StoredMembers(union, besides: tag.name)
    block("public nonisolated struct \(declaration.name)") { writer in
      let tags = union.variants.map { "`\($0.tags.first ?? $0.name.text)`" }.joined(separator: ", ")
      writer.documentation(Documentation(paragraphs: ["Which variant it is: \(tags)."]))
      writer.line("public private(set) var \(tag.name): String")
      for member in stored.members {
        writer.documentation(member.documentation, or: "The property `\(member.wireName)`.")
        writer.line(
          "public private(set) var \(member.name): \(member.storedType)\(member.isNullable ? " = .keep" : "")")
      }
      for variant in union.variants {
        writer.line()
        writer.factory(variant, tag: tag.name, storedIn: stored)
      }
    }
    line()
    // In an extension, so that the factories can use the memberwise initializer.
    block("nonisolated extension \(declaration.name): APIObject") { writer in
      writer.membersReader { writer in
        writer.call("\(tag.name) = try json.required", [.literal("", SwiftLiteral(tag.wireName))])
        for member in stored.members {
          writer.call("\(member.name) = try json.\(member.reading)", [.literal("", SwiftLiteral(member.wireName))])
        }
      }
      writer.line()
      writer.membersWriter { writer in
        writer.call("json.write", [.literal("", SwiftLiteral(tag.wireName)), .plain(tag.name.escaped)])
        for member in stored.members {
          writer.call("json.write", [.literal("", SwiftLiteral(member.wireName)), .plain(member.name.escaped)])
        }
      }
    }
  }

  private mutating func factory(
    _ variant: UnionType.Variant, tag: SwiftIdentifier, storedIn stored: StoredMembers
  ) {
    let members = variant.members ?? []
    documentation(variant.documentation, or: "The variant `\(variant.name.text)`.")
    parameterDocumentation(
      members.map {
        ParameterWords(
          name: $0.name, documentation: $0.documentation, otherwise: "The value of the property `\($0.wireName)`.")
      })
    let required = members.filter { $0.presence == .required || $0.presence == .nullable }
    let others = members.filter { $0.presence == .optional || $0.presence == .patch }
    let parameters = (required + others).enumerated().map { index, member in
      let label = index == 0 && variant.hasUnlabelledLead ? "_ \(member.name)" : member.name.escaped
      let fallback =
        switch member.presence {
        case .optional: " = nil"
        case .patch: " = .keep"
        default: ""
        }
      return "\(label): \(member.storedType)\(fallback)"
    }
    let arguments = stored.members.compactMap { slot in
      members.first { $0.wireName == slot.wireName }.map { slot.argument(of: $0) }
    }
    block("public static func \(variant.name)", list: parameters, Result(type: "Self")) { writer in
      let value = SwiftLiteral(variant.tags.first ?? variant.name.text)
      writer.call("Self", [.literal("\(tag.label): ", value)] + arguments)
    }
  }

  private mutating func valueRequest(_ union: UnionType, of declaration: TypeDeclaration) {
    let isText = union.form == .text
    let stored = isText ? "QueryText" : "JSONValue"
    block("public nonisolated struct \(declaration.name)") { writer in
      writer.line("/// What is sent.")
      writer.line("public private(set) var value: \(stored)")
      for variant in union.variants {
        writer.line()
        writer.documentation(variant.documentation, or: "A value of type `\(variant.type.swift)`.")
        writer.block(
          "public static func \(variant.name)", list: ["_ value: \(variant.type.swift)"], Result(type: "Self")
        ) {
          $0.line("Self(value: \(stored)(value))")
        }
      }
    }
    line()
    block("nonisolated extension \(declaration.name): APIValue\(isText ? ", QueryValue, PathSegment" : "")") { writer in
      if isText {
        writer.line("/// The text in a query.")
        writer.line("public var queryText: String { value.queryText }")
        writer.line("/// Whether there is a text for the value.")
        writer.line("public var isRepresentable: Bool { value.isRepresentable }")
        writer.line()
      }
      writer.line("/// Reads any value.")
      writer.block("public init(from json: inout JSONReader) throws(JSONError)") { writer in
        writer.line("value = try \(stored)(from: &json)")
      }
      writer.line()
      writer.line("/// Writes the value.")
      writer.line("public func write(to json: inout JSONWriter) { value.write(to: &json) }")
    }
  }
}

import APIModel

extension SwiftWriter {
  /// Writes an open enum: a struct around the raw value, with a static property for each known one.
  mutating func enumeration(_ type: EnumType, of declaration: TypeDeclaration) {
    let raw = type.isInteger ? "Int" : "String"
    documentation(
      declaration.documentation, or: "The schema `\(declaration.name.text)`.", from: declaration.provenance)
    block("public nonisolated struct \(declaration.name): \(type.isInteger ? "OpenIntegerEnum" : "OpenEnum")") {
      writer in
      writer.line("/// The value in JSON.")
      writer.line("public let rawValue: \(raw)")
      writer.line("/// Takes a value as it is in JSON, known or not.")
      writer.line("public init(rawValue: \(raw)) { self.rawValue = rawValue }")
      writer.line()
      for member in type.cases {
        writer.documentation(Documentation(paragraphs: [member.rawValue.argument().text.code]))
        let header = "public static var \(member.name): Self"
        let rawValue = member.rawValue.argument("rawValue: ")
        let whole = "\(header) { Self(\(rawValue.text)) }"
        if writer.fits(whole) {
          writer.line(whole)
        } else {
          writer.block(header) { $0.call("Self", [rawValue]) }
        }
      }
      let names = SwiftArgument.list("", type.cases.map { .plain(".\($0.name)") })
      writer.line("/// The values that the OpenAPI document lists, in its order.")
      let whole = "public static var known: [Self] { \(names.text) }"
      if writer.fits(whole) {
        writer.line(whole)
      } else {
        writer.block("public static var known: [Self]") { $0.write(names) }
      }
      switch type.unlisted {
      case .new: break
      case .allowed:
        writer.line("/// The OpenAPI document allows other values too.")
        writer.line("public static var unlisted: UnlistedValues { .allowed }")
      case .excluded:
        writer.line("/// The OpenAPI document allows no other value.")
        writer.line("public static var unlisted: UnlistedValues { .excluded }")
      }
    }
  }
}

extension EnumType.RawValue {
  /// The value as an argument after its label.
  fileprivate func argument(_ label: String = "") -> SwiftArgument {
    switch self {
    case .string(let text): .literal(label, SwiftLiteral(text))
    case .integer(let number): .plain("\(label)\(number)")
    }
  }
}

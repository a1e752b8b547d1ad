import SwiftEmission

/// A program that uses every public declaration of generated code in every way that must stay valid: functions and
/// initializers are called, properties are read and set, cases are created and matched. Each value has its type written
/// out, and arguments are parameters of that type, so that nothing is left to inference.
struct UseProgram {
  private let surface: [SurfaceDeclaration]
  private let scopes: String?
  private var lines = ["import Foundation", "import OperationCore"]
  /// The declaration that each line uses.
  private var used: [SurfaceDeclaration?] = [nil, nil]

  init(of surface: [SurfaceDeclaration]) {
    self.surface = surface
    scopes = surface.first { $0.kind == .type && $0.type == "PathScope" }?.name
    for declaration in surface {
      use(declaration)
      used += Array(repeating: declaration, count: lines.count - used.count)
    }
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  /// Returns the declaration that is used in a line, counted from 1.
  func declaration(inLine line: Int) -> SurfaceDeclaration? {
    used.indices.contains(line - 1) ? used[line - 1] : nil
  }

  private mutating func use(_ declaration: SurfaceDeclaration) {
    let handle = Handle(declaration, of: surface, scopes: scopes)
    switch declaration.kind {
    case .type: useType(declaration, handle)
    case .property: useProperty(declaration, handle)
    case .member: add("let _: \(declaration.owner.escaped) = .\(declaration.name.quoted)")
    case .function: useFunction(declaration, handle)
    case .initializer: useInitializer(declaration)
    case .unionCase: useCase(declaration)
    }
  }

  /// Adds a function with parameters and statements.
  private mutating func add(
    _ statements: String..., parameters: [String] = [], generic: String = "", effects: String = ""
  ) {
    lines.append("func use\(lines.count)\(generic)(\(parameters.joined(separator: ", ")))\(effects) {")
    lines += statements.map { "  " + $0 }
    lines.append("}")
  }

  // MARK: - Types and values

  private mutating func useType(_ type: SurfaceDeclaration, _ handle: Handle?) {
    if let handle {
      return add("_ = value", parameters: ["_ value: \(handle.type)"], generic: handle.parameters)
    }
    let name = type.name.escaped
    switch type.type {
    case "namespace": add("_ = \(name).self")
    case "PathScope": add("let _: any PathScope = value", parameters: ["_ value: some \(name)"])
    case "enum": useSwitch(type)
    case "OpenEnum", "OpenIntegerEnum":
      let raw = type.type == "OpenEnum" ? "String" : "Int"
      add(
        "let value = \(name)(rawValue: raw)", "let _: \(raw) = value.rawValue", "let _: any \(type.type) = value",
        parameters: ["_ raw: \(raw)"])
    default:
      let protocols: [String] =
        switch type.type {
        case "object": ["APIObject"]
        case "object, identifiable": ["APIObject", "Identifiable"]
        case "text to send": ["APIValue", "QueryValue", "PathSegment"]
        case "union", "union to send": ["APIValue"]
        default: [type.type]
        }
      for conformance in protocols { add("let _: any \(conformance) = value", parameters: ["_ value: \(name)"]) }
    }
  }

  /// A switch over an enum that isn't open to new cases.
  private mutating func useSwitch(_ type: SurfaceDeclaration) {
    let cases = surface.filter { $0.kind == .unionCase && $0.owner == type.name }
    add(
      "switch value { " + cases.map { "case .\($0.name.quoted): break; " }.joined() + "}",
      parameters: ["_ value: \(type.name.escaped)"])
  }

  private mutating func useCase(_ declaration: SurfaceDeclaration) {
    let (owner, name) = (declaration.owner.escaped, declaration.name.quoted)
    guard let payload = declaration.parameters.first?.type else {
      return add("let _: \(owner) = .\(name)")
    }
    add("let _: \(owner) = .\(name)(payload)", parameters: ["_ payload: \(payload)"])
    if payload.hasSuffix("?") {
      add("if case .\(name)(let some?) = value { _ = some }", parameters: ["_ value: \(owner)"])
    }
    add("if case .\(name)(let payload) = value { let _: \(payload) = payload }", parameters: ["_ value: \(owner)"])
  }

  private mutating func useProperty(_ property: SurfaceDeclaration, _ handle: Handle?) {
    let name = property.name.quoted
    if property.owner == "OperationSender" {
      return add(
        "let _: \(property.type)<TheSender> = value.\(name)", parameters: ["_ value: TheSender"],
        generic: "<TheSender: OperationSender>")
    }
    if let handle {
      let type = handle.type(of: property.type, in: surface)
      return add("let _: \(type) = value.\(name)", parameters: ["_ value: \(handle.type)"], generic: handle.parameters)
    }
    let owner = property.owner.escaped
    add("let _: \(property.type) = value.\(name)", parameters: ["_ value: \(owner)"])
    if property.type.hasSuffix("?") {
      add("if let some = value.\(name) { _ = some }", parameters: ["_ value: \(owner)"])
    }
    guard isSettable(property) else { return }
    add(
      "var value = value", "value.\(name) = other", parameters: ["_ value: \(owner)", "_ other: \(property.type)"])
  }

  /// Only properties of objects can be set.
  private func isSettable(_ property: SurfaceDeclaration) -> Bool {
    !property.isConstant
      && surface.contains { $0.kind == .type && $0.path == property.owner && $0.type.hasPrefix("object") }
  }

  // MARK: - Calls

  private mutating func useInitializer(_ initializer: SurfaceDeclaration) {
    if initializer.owner == "BoundScope" {
      return add(
        "let _: BoundScope<TheSender, TheScope> = BoundScope(sender: sender, scope: scope)",
        parameters: ["_ sender: TheSender", "_ scope: TheScope"],
        generic: "<TheSender: OperationSender, TheScope: \(scopes ?? "PathScope")>")
    }
    let owner = initializer.owner.escaped
    for call in Call.all(of: initializer) {
      add("let _: \(owner) = \(owner)(\(call.arguments))", parameters: call.parameters)
    }
  }

  private mutating func useFunction(_ function: SurfaceDeclaration, _ handle: Handle?) {
    let name = function.name.quoted
    for call in Call.all(of: function) {
      if function.owner == "OperationSender" {
        let type = function.type.replacing("Self", with: "TheSender")
        add(
          "let _: \(type) = value.\(name)(\(call.arguments))", parameters: ["_ value: TheSender"] + call.parameters,
          generic: "<TheSender: OperationSender>")
      } else if function.owner == scopes {
        add("let _: \(function.type) = .\(name)(\(call.arguments))", parameters: call.parameters)
      } else if let handle {
        useHandle(handle, function, call)
      } else {
        add(
          "let _: \(function.type) = \(function.owner.escaped).\(name)(\(call.arguments))", parameters: call.parameters)
      }
    }
  }

  private mutating func useHandle(_ handle: Handle, _ function: SurfaceDeclaration, _ call: Call) {
    let parameters = ["_ value: \(handle.type)"] + call.parameters
    if function.name == "subscript" {
      add(
        "let _: \(handle.type(of: function.type, in: surface)) = value[\(call.arguments)]", parameters: parameters,
        generic: handle.parameters)
    } else if function.type.hasPrefix("ItemSequence<") {
      let type = "ItemSequence<TheSender, " + function.type.dropFirst("ItemSequence<".count)
      add(
        "let _: \(type) = value.\(function.name.quoted)(\(call.arguments))", parameters: parameters,
        generic: handle.parameters)
    } else {
      add(
        "let _: \(function.type) = try await value.\(function.name.quoted)(\(call.arguments))",
        parameters: parameters, generic: handle.parameters, effects: " async throws(TheSender.Failure)")
      if function.type.hasSuffix("?") {
        add(
          "if let some = try await value.\(function.name.quoted)(\(call.arguments)) { _ = some }",
          parameters: parameters, generic: handle.parameters, effects: " async throws(TheSender.Failure)")
      }
    }
  }
}

/// One way to call a function.
private struct Call {
  /// The parameters of the caller, which it passes on.
  let parameters: [String]
  let arguments: String

  private init(_ passed: [SurfaceDeclaration.Parameter]) {
    parameters = passed.enumerated().map { index, parameter in "_ argument\(index): \(parameter.type.written)" }
    arguments = passed.enumerated().map { index, parameter in
      parameter.label == "_" ? "argument\(index)" : "\(parameter.label.quoted): argument\(index)"
    }.joined(separator: ", ")
  }

  /// Calls with every argument, with only those that are required, and with each single one besides those.
  static func all(of function: SurfaceDeclaration) -> [Call] {
    let parameters = function.parameters
    let defaulted = parameters.indices.filter { parameters[$0].hasDefault }
    guard !defaulted.isEmpty else { return [Call(parameters)] }
    let single = defaulted.count > 1 ? defaulted : []
    return [Call(parameters), Call(parameters.filter { !$0.hasDefault })]
      + single.map { kept in
        Call(parameters.indices.filter { $0 == kept || !parameters[$0].hasDefault }.map { parameters[$0] })
      }
  }
}

/// A generic type of handles, as the program writes it.
private struct Handle {
  /// The generic parameters of a function that takes such a handle.
  let parameters: String
  let type: String

  /// The handle that a declaration is, or belongs to.
  init?(_ declaration: SurfaceDeclaration, of surface: [SurfaceDeclaration], scopes: String?) {
    let name = declaration.kind == .type ? declaration.path : declaration.owner
    guard surface.contains(where: { $0.kind == .type && $0.path == name && $0.type == "handle" }) else { return nil }
    guard Self.scope(of: name, in: surface) == "Scope", let scopes else {
      parameters = "<TheSender: OperationSender>"
      type = "\(name)<TheSender>"
      return
    }
    // Some functions and properties exist in one type of scope only.
    let namespace = name.split(separator: ".").first ?? ""
    let own: String? =
      switch declaration.kind {
      case .function:
        surface.first { $0.kind == .function && $0.owner == namespace && $0.name == declaration.name }?
          .parameters.first { $0.label == "in" }?.type
      case .property: Self.scope(of: declaration.type, in: surface)
      default: nil
      }
    if let own, own != "Scope", !own.hasPrefix("some ") {
      parameters = "<TheSender: OperationSender>"
      type = "\(name)<TheSender, \(own)>"
    } else {
      parameters = "<TheSender: OperationSender, TheScope: \(scopes)>"
      type = "\(name)<TheSender, TheScope>"
    }
  }

  private static func scope(of handle: String, in surface: [SurfaceDeclaration]) -> String? {
    surface.first { $0.kind == .property && $0.owner == handle && $0.name == "scope" }?.type
  }

  /// Returns the type of a property or result of the handle.
  func type(of text: String, in surface: [SurfaceDeclaration]) -> String {
    switch text {
    case "Sender": "TheSender"
    case "Scope": "TheScope"
    default: text
    }
  }
}

extension String {
  /// The name as an identifier in any place.
  fileprivate var quoted: String { "`\(self)`" }

  /// The path of a type.
  fileprivate var escaped: String { split(separator: ".").map { "`\($0)`" }.joined(separator: ".") }

  /// The type as that of a parameter: an argument for any scalar is in the path.
  fileprivate var written: String {
    switch self {
    case "any scalar": "some QueryValue & PathSegment"
    case "any QueryValue?": "(any QueryValue)?"
    default: self
    }
  }
}

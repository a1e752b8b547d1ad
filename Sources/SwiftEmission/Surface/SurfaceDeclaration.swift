package import Diagnostics

/// One public declaration of generated code, as far as a program that uses it can tell.
package struct SurfaceDeclaration: Sendable, Hashable {
  /// What a program does with it.
  package enum Kind: String, Sendable {
    case type, property, member, function, initializer, unionCase
  }

  /// An argument of a function, an initializer or a case.
  package struct Parameter: Sendable, Hashable {
    /// `_` where there is none.
    package let label: String
    package let type: String
    package let hasDefault: Bool
  }

  package let kind: Kind
  /// The type or namespace that it is a member of; empty for a type.
  package let owner: String
  package let name: String
  package var parameters: [Parameter] = []
  /// The type of a property, what a function gives back, or what a type is.
  package var type = ""
  package var isDeprecated = false
  /// The place in the document; outside of comparison.
  @Uncompared package var provenance: Provenance? = nil

  /// What tells it from others: a type may have several functions of one name.
  package var path: String { owner.isEmpty ? name : "\(owner).\(name)" }

  /// The declaration on one line.
  package var text: String {
    let deprecation = isDeprecated ? " (deprecated)" : ""
    let list = parameters.map { "\($0.label): \($0.type)\($0.hasDefault ? " = …" : "")" }.joined(separator: ", ")
    return switch kind {
    case .type: "type \(path): \(type)\(deprecation)"
    case .property: "var \(path): \(type)\(deprecation)"
    case .member: "static var \(path)\(deprecation)"
    case .function: "func \(path)(\(list))\(type.isEmpty ? "" : " -> \(type)")\(deprecation)"
    case .initializer: "init \(owner)(\(list))\(deprecation)"
    case .unionCase: "case \(path)(\(list))\(deprecation)"
    }
  }
}

import APIModel
package import Diagnostics

/// A public declaration of generated code, with everything that affects programs that use it.
package struct SurfaceDeclaration: Sendable, Hashable {
  /// The kind of the declaration.
  package enum Kind: Sendable, CaseIterable {
    case type, property, member, function, initializer, unionCase

    /// What the line of such a declaration begins with.
    var keyword: String {
      switch self {
      case .type: "type"
      case .property: "var"
      case .member: "static var"
      case .function: "func"
      case .initializer: "init"
      case .unionCase: "case"
      }
    }

    var hasParameters: Bool { [.function, .initializer, .unionCase].contains(self) }
  }

  /// A parameter of a function, an initializer or a case.
  package struct Parameter: Sendable, Hashable {
    /// The type of a parameter that takes any scalar.
    package static let anyScalar = "any scalar"
    /// The type of one that takes any scalar, or a list of some.
    package static let anyQueryValue = "any QueryValue"
    /// The types of scalars.
    package static let scalars = [TypeReference.string, .bool, .int, .int64, .double, .date, .day, .uuid, .secret]
      .map(\.swift)

    /// The label; `_` if there is none.
    package let label: String
    package let type: String
    package let hasDefault: Bool
  }

  package let kind: Kind
  /// The type or namespace that contains the declaration; empty for a type.
  package let owner: String
  package let name: String
  package var parameters: [Parameter] = []
  /// The type of a property, the result of a function, or the kind of a type.
  package var type = ""
  /// Whether it is a property that can't be set, because the document allows one value.
  package var isConstant = false
  package var isDeprecated = false
  /// The place in the document; ignored in comparisons.
  @Uncompared package var provenance: Provenance? = nil

  /// The identity of the declaration: a type may have several functions of one name.
  package var path: String { owner.isEmpty ? name : "\(owner).\(name)" }

  /// The declaration on one line, which ``init(_:)`` reads.
  package var text: String {
    let subject = "\(kind.keyword) \(kind == .initializer ? owner : path)"
    let deprecation = (isConstant ? " (constant)" : "") + (isDeprecated ? " (deprecated)" : "")
    guard kind.hasParameters else { return subject + (type.isEmpty ? "" : ": \(type)") + deprecation }
    let list = parameters.map { "\($0.label): \($0.type)\($0.hasDefault ? " = …" : "")" }.joined(separator: ", ")
    return "\(subject)(\(list))\(type.isEmpty ? "" : " -> \(type)")\(deprecation)"
  }
}

package import DataReading
package import Diagnostics

/// A schema as it is used: the schemas that apply together there, as they are written.
package struct SchemaParts: Sendable, Hashable {
  /// One of the schemas.
  package struct Part: Sendable, Hashable {
    /// How much of a schema applies.
    package enum Extent: Hashable {
      /// All of it, including what it refers to.
      case whole
      /// Only its own keywords, without what it refers to.
      case own
      /// Only its own keywords without its alternatives, because it is combined with one of them.
      case ownWithoutBranches
      /// None of it: it stands where a schema isn't written, which allows anything.
      case none
      /// None of it: it stands where a schema isn't written, and where only text can be.
      case text
    }

    package let node: Node
    package let extent: Extent

    /// Parts at the same location are equal.
    package static func == (left: Part, right: Part) -> Bool {
      left.node.location == right.node.location && left.extent == right.extent
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(node.location)
      hasher.combine(extent)
    }
  }

  package let parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// Creates the parts of a schema at one location.
  package init(_ node: Node) {
    parts = [Part(node: node, extent: .whole)]
  }

  /// Returns the schema of what isn't described, at the location of what it would be a part of.
  package static func anything(at location: SourceLocation) -> SchemaParts {
    SchemaParts([Part(node: Node(.bool(true), at: location), extent: .none)])
  }

  /// Returns the schema of a text that isn't described any further.
  package static func text(at location: SourceLocation) -> SchemaParts {
    let type = Mapping.Entry(key: "type", keyLocation: location, value: Node(.string("string"), at: location))
    return SchemaParts([Part(node: Node(.mapping(Mapping([type])), at: location), extent: .text)])
  }

  /// Combines schemas that both apply.
  static func + (left: SchemaParts, right: SchemaParts) -> SchemaParts { SchemaParts(left.parts + right.parts) }

  /// The location of the first part.
  package var location: SourceLocation { parts[0].node.location }
}

package import DataReading
package import Diagnostics

/// A schema as it is used: the objects that all apply there, as they are written.
package struct SchemaParts: Sendable, Hashable {
  /// One of them.
  package struct Part: Sendable, Hashable {
    /// What of an object applies.
    enum Extent: Hashable {
      /// All of it, with what it refers to.
      case whole
      /// What is written in it, without what it refers to.
      case own
      /// The same without its alternatives, because it stands beside one of them.
      case ownWithoutBranches
    }

    package let node: Node
    let extent: Extent

    /// Two are the same where they stand at one place.
    package static func == (left: Part, right: Part) -> Bool {
      left.node.location == right.node.location && left.extent == right.extent
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(node.location.file)
      hasher.combine(node.location.line)
      hasher.combine(node.location.column)
      hasher.combine(extent)
    }
  }

  package let parts: [Part]

  init(_ parts: [Part]) {
    self.parts = parts
  }

  /// What is written at one place.
  package init(_ node: Node) {
    parts = [Part(node: node, extent: .whole)]
  }

  /// Both apply.
  static func + (left: SchemaParts, right: SchemaParts) -> SchemaParts { SchemaParts(left.parts + right.parts) }

  /// Where it is written, the first of several.
  package var location: SourceLocation { parts[0].node.location }
}

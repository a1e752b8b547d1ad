public import Diagnostics

/// A value that is one of several shapes.
public struct UnionType: Sendable, Hashable {
  /// How a value's shape is told.
  public enum Form: Sendable, Hashable {
    /// One property says which it is. Objects only.
    case tagged(wireName: String, name: SwiftIdentifier)
    /// The kind of JSON value, or a trial, says which it is.
    case untagged
    /// All are text: it can stand in a query too.
    case text
  }

  /// How much more a type takes than the description says, or than another one.
  public enum Breadth: Sendable, Hashable, Comparable {
    /// Whole numbers of a list, where another variant may take any.
    case listed
    /// Little else.
    case exact
    /// A union in the union: it takes what it doesn't know too, which is then not taken for it.
    case union
    /// What another variant may hold as well: any object, whole numbers, any text of a known list.
    case open
    /// Any text, or objects with any properties.
    case wide
    /// Anything.
    case anything
  }

  /// One of the shapes.
  public struct Variant: Sendable, Hashable {
    /// The name of the case, or of the factory.
    public let name: SwiftIdentifier
    /// The values of the tag that mean this variant; empty unless tagged.
    public let tags: [String]
    /// The type of its values; `void` when only its members are written.
    public let type: TypeReference
    /// How much else its type takes: of an untagged union that is read, the variants of a lesser breadth are tried first.
    public let breadth: Breadth
    /// How many properties its values must have: of variants of one breadth those with more are tried first.
    public var requiredCount = 0
    /// What the factory of a tagged variant takes, in order; nil when it takes the value itself.
    public let members: [Member]?
    /// Whether the first of `members` has no label: it is the only object among them.
    public let hasUnlabelledLead: Bool
    /// What the shape is for.
    public let documentation: Documentation
    /// Whether it may hold values of enums, of which new ones may come.
    package(set) public var hasOpenValues = false
    /// The schema of the shape.
    @Uncompared public var provenance: Provenance

    /// A shape; `members` make it one that is only written.
    public init(
      name: SwiftIdentifier, tags: [String], type: TypeReference, breadth: Breadth = .exact,
      members: [Member]? = nil, hasUnlabelledLead: Bool = false, documentation: Documentation,
      provenance: Provenance
    ) {
      self.name = name
      self.tags = tags
      self.type = type
      self.breadth = breadth
      self.members = members
      self.hasUnlabelledLead = hasUnlabelledLead
      self.documentation = documentation
      self.provenance = provenance
    }
  }

  /// How the variants are told apart.
  public let form: Form
  /// In the order of the description.
  public var variants: [Variant]
  /// Whether an enum must be `indirect`, because a variant holds the union itself.
  public var isIndirect = false
  /// Whether a union that is read tries it as one of its variants.
  public var isTried = false
  /// The properties, by their names on the wire, by way of which a union that is only written would hold itself.
  public var recursiveMembers: Set<String> = []
  /// The order in which a value is tried as the variants of an untagged union that is read, as their indices: first those that
  /// take less.
  public var order: [Int] {
    variants.indices.sorted { left, right in
      let (one, other) = (variants[left], variants[right])
      return (one.breadth, -one.requiredCount, left) < (other.breadth, -other.requiredCount, right)
    }
  }
  /// The properties of all variants that are written by their properties.
  public var members: [Member] { variants.flatMap { $0.members ?? [] } }

  /// A union that doesn't hold itself.
  public init(form: Form, variants: [Variant]) {
    self.form = form
    self.variants = variants
  }
}

public import Diagnostics

/// A value that has one of several alternative types.
public struct UnionType: Sendable, Hashable {
  /// How the alternative of a value is determined.
  public enum Form: Sendable, Hashable {
    /// By the value of one property. All alternatives are objects.
    case tagged(wireName: String, name: SwiftIdentifier)
    /// By the kind of the JSON value, or by trying to decode it.
    case untagged
    /// All alternatives are text, so the value can also be used in a query.
    case text
  }

  /// How many values a type accepts beyond those that the document describes, or that another alternative has.
  public enum Breadth: Sendable, Hashable, Comparable {
    /// Whole numbers of a list, where another variant may accept any.
    case listed
    /// Few others.
    case exact
    /// A nested union, which also accepts unknown values; those aren't decoded as this variant.
    case union
    /// Values that another variant may have too: any object, whole numbers, or any string of a known list.
    case open
    /// Any string, or objects with any properties.
    case wide
    /// Any value.
    case anything
  }

  /// One of the alternatives.
  public struct Variant: Sendable, Hashable {
    /// The name of the case or of the factory.
    public let name: SwiftIdentifier
    /// The tag values that select this variant; empty unless the union is tagged.
    public let tags: [String]
    /// The type of the values; `void` if only the variant's properties are encoded.
    public let type: TypeReference
    /// How many other values the type accepts. An untagged union that is decoded tries variants of lesser breadth
    /// first.
    public let breadth: Breadth
    /// The number of required properties. Of variants of equal breadth, those with more are tried first.
    public var requiredCount = 0
    /// The parameters of a tagged variant's factory, in order; `nil` if it takes the value itself.
    public let members: [Member]?
    /// Whether the first of `members` has no label, because it is the only object among them.
    public let hasUnlabelledLead: Bool
    /// The documentation of the variant.
    public let documentation: Documentation
    /// Whether it may contain enum values, to which new ones may be added.
    package(set) public var hasOpenValues = false
    /// The provenance of the schema.
    @Uncompared public var provenance: Provenance

    /// Creates a variant. With `members`, it is only encoded.
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

  /// How the variants are distinguished.
  public let form: Form
  /// The variants, in the order of the document.
  public var variants: [Variant]
  /// Whether the enum must be `indirect`, because a variant contains the union itself.
  public var isIndirect = false
  /// Whether another union that is decoded tries this one as a variant.
  public var isTried = false
  /// The wire names of the properties through which a union that is only encoded would contain itself.
  public var recursiveMembers: Set<String> = []
  /// The order in which the variants of an untagged union are tried when decoding, as indices: the variants that accept
  /// the fewest values come first.
  public var order: [Int] {
    variants.indices.sorted { left, right in
      let (one, other) = (variants[left], variants[right])
      return (one.breadth, -one.requiredCount, left) < (other.breadth, -other.requiredCount, right)
    }
  }
  /// The properties of all variants that are encoded property by property.
  public var members: [Member] { variants.flatMap { $0.members ?? [] } }

  /// Creates a union that doesn't contain itself.
  public init(form: Form, variants: [Variant]) {
    self.form = form
    self.variants = variants
  }
}

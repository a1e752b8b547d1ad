public import Diagnostics

/// An enum that keeps unknown values.
public struct EnumType: Sendable, Hashable {
  /// A value on the wire.
  public enum RawValue: Sendable, Hashable {
    /// A string.
    case string(String)
    /// A whole number.
    case integer(Int)
  }

  /// A value that the document lists.
  public struct Case: Sendable, Hashable {
    /// The name of the static property.
    public let name: SwiftIdentifier
    /// The value on the wire.
    public let rawValue: RawValue
    /// The provenance of the value.
    @Uncompared public var provenance: Provenance

    /// Creates a case from its parts.
    public init(name: SwiftIdentifier, rawValue: RawValue, provenance: Provenance) {
      self.name = name
      self.rawValue = rawValue
      self.provenance = provenance
    }
  }

  /// What an unlisted value means.
  public enum Unlisted: Sendable, Hashable {
    /// It is new, or allowed like any other, or of another type because the only listed value is a constant.
    case new, allowed, excluded
  }

  /// The known values, in the order of the document.
  public let cases: [Case]
  /// Whether values are whole numbers rather than strings.
  public let isInteger: Bool
  /// What unlisted values mean.
  public let unlisted: Unlisted

  /// Creates an enum of either strings or whole numbers.
  public init(cases: [Case], isInteger: Bool, unlisted: Unlisted = .new) {
    self.cases = cases
    self.isInteger = isInteger
    self.unlisted = unlisted
  }
}

public import Diagnostics

/// An enum that keeps values it doesn't know.
public struct EnumType: Sendable, Hashable {
  /// A value on the wire.
  public enum RawValue: Sendable, Hashable {
    /// Text.
    case string(String)
    /// A whole number.
    case integer(Int)
  }

  /// A value that the description knows.
  public struct Case: Sendable, Hashable {
    /// The name of the static property.
    public let name: SwiftIdentifier
    /// The value on the wire.
    public let rawValue: RawValue
    /// The value.
    @Uncompared public var provenance: Provenance

    /// Names a value.
    public init(name: SwiftIdentifier, rawValue: RawValue, provenance: Provenance) {
      self.name = name
      self.rawValue = rawValue
      self.provenance = provenance
    }
  }

  /// What a value means that isn't known.
  public enum Unlisted: Sendable, Hashable {
    /// It is new, or allowed as any other, or of another type, since the one known value is a constant.
    case new, allowed, excluded
  }

  /// The known values, in the order of the description.
  public let cases: [Case]
  /// Whether values are whole numbers rather than text.
  public let isInteger: Bool
  /// What other values mean.
  public let unlisted: Unlisted

  /// An enum of text or of whole numbers, never of both.
  public init(cases: [Case], isInteger: Bool, unlisted: Unlisted = .new) {
    self.cases = cases
    self.isInteger = isInteger
    self.unlisted = unlisted
  }
}

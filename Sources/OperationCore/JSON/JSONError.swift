/// The reason why JSON couldn't be read: where, what was expected there, and what was found instead.
///
/// It never quotes a value of the JSON, so it is safe to log.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong.
  public indirect enum Reason: Sendable, Hashable, CustomStringConvertible {
    /// Something else was found than expected.
    case unexpected(expected: String, found: String)
    /// The object that begins here lacks a property.
    case missing(member: String)
    /// An object has two members of one name, which readers take in different ways. This is the second.
    case duplicateProperty
    /// Values are nested more deeply than the reader allows.
    case tooDeep(limit: Int)

    /// What was wrong, without the position.
    public var description: String {
      switch self {
      case .unexpected(let expected, let found): "expected \(expected), found \(found)"
      case .missing(let property): "the property \"\(property)\" is missing"
      case .duplicateProperty: "the object has another property of this name"
      case .tooDeep(let limit): "values are nested more than \(limit) deep"
      }
    }
  }

  /// The position, in bytes from the beginning of the JSON.
  public let offset: Int
  /// What was wrong.
  public let reason: Reason
  /// The value that contains the position, as a JSON Pointer (RFC 6901) without control characters; nil if only the
  /// offset is known. The empty string is the whole text.
  public private(set) var pointer: String?

  /// Creates an error at an offset.
  public init(offset: Int, _ reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// An error at a value for which there is a pointer and no text.
  package init(at pointer: String, _ reason: Reason) {
    offset = 0
    self.reason = reason
    self.pointer = pointer
  }

  /// Returns the error with the pointer to its position in the text that was read.
  func located(in bytes: [UInt8]) -> JSONError {
    var error = self
    error.pointer = printable(pointer(in: bytes), limit: 500)
    return error
  }

  /// The same error of a value that stands in another one.
  package func below(_ place: String) -> JSONError {
    JSONError(at: place + (pointer ?? ""), reason)
  }

  /// A human-readable sentence with the position.
  public var description: String {
    guard let pointer else { return "\(reason) at byte \(offset)" }
    let place = pointer.isEmpty ? "at the top level" : "at \(pointer)"
    return offset == 0 ? "\(reason) \(place)" : "\(reason) \(place) (byte \(offset))"
  }
}

extension JSONError {
  /// Whether both errors have the same reason and offset.
  public static func == (one: Self, other: Self) -> Bool { one.offset == other.offset && one.reason == other.reason }

  /// Hashes the offset and the reason.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
    hasher.combine(reason)
  }
}

/// Why a JSON text could not be read: where, what was expected there and what stands there instead.
///
/// It never quotes a value of the text, so it can be logged.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong.
  public indirect enum Reason: Sendable, Hashable, CustomStringConvertible {
    /// Something else stands here.
    case unexpected(expected: String, found: String)
    /// The object that begins here lacks a member.
    case missing(member: String)
    /// Values are nested more deeply than the reader allows.
    case tooDeep(limit: Int)

    /// What was wrong, without the place.
    public var description: String {
      switch self {
      case .unexpected(let expected, let found): "expected \(expected), found \(found)"
      case .missing(let member): "the member \"\(member)\" is missing"
      case .tooDeep(let limit): "values are nested more than \(limit) deep"
      }
    }
  }

  /// The place, in bytes from the beginning of the text.
  public let offset: Int
  /// What was wrong.
  public let reason: Reason
  /// The value in which the place lies, as a JSON Pointer (RFC 6901) without control characters; nil where only the offset is
  /// known. The empty string stands for the whole text.
  public private(set) var pointer: String?

  /// An error at a place.
  public init(offset: Int, _ reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// The same error with the pointer to its place in the text that was read.
  func located(in bytes: [UInt8]) -> JSONError {
    var error = self
    error.pointer = printable(pointer(in: bytes), limit: 500)
    return error
  }

  /// One sentence for a person, with the place.
  public var description: String {
    guard let pointer, !pointer.isEmpty else { return "\(reason) at byte \(offset)" }
    return "\(reason) at \(pointer) (byte \(offset))"
  }
}

extension JSONError {
  /// Whether the same is wrong at the same byte.
  public static func == (one: Self, other: Self) -> Bool { one.offset == other.offset && one.reason == other.reason }

  /// Hashes the place and what is wrong there.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(offset)
    hasher.combine(reason)
  }
}

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

  /// An error at a place.
  public init(offset: Int, _ reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// One sentence for a person, with the offset.
  public var description: String { "\(reason) at byte \(offset)" }
}

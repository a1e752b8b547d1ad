/// What it means if a value of an enum isn't among the known ones.
public enum UnlistedValues: Sendable {
  /// It is new: the server may add values.
  case new
  /// Nothing: the OpenAPI document allows any value in addition to those that it lists.
  case allowed
  /// It is of another type: the only known value is a constant.
  case excluded
}

extension JSONReader {
  /// Whether a value of an enum is accepted. It always is, unless the reader is finding out whether a value is of a
  /// type.
  @inline(__always)
  func takes(_ unlisted: @autoclosure () -> UnlistedValues, unless isKnown: @autoclosure () -> Bool) -> Bool {
    switch enumValues {
    case .all: true
    case .allButOtherConstants: unlisted() != .excluded || isKnown()
    case .known: unlisted() == .allowed || isKnown()
    }
  }
}

/// What it means that a value of an enum isn't among the known ones.
public enum UnlistedValues: Sendable {
  /// It is new: the server may add values.
  case new
  /// Nothing: the description allows any value beside those that it lists.
  case allowed
  /// It is of another type: the one known value is a constant.
  case excluded
}

extension JSONReader {
  /// Whether a value of an enum is taken. It always is, unless the reader finds out if a value is of a type.
  @inline(__always)
  func takes(_ unlisted: @autoclosure () -> UnlistedValues, unless isKnown: @autoclosure () -> Bool) -> Bool {
    switch enumValues {
    case .all: true
    case .allButOtherConstants: unlisted() != .excluded || isKnown()
    case .known: unlisted() == .allowed || isKnown()
    }
  }
}

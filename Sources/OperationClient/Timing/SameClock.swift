extension Clock {
  /// Returns whether time passes on both clocks together: a clock that is an object equals only itself, any other clock
  /// equals all of its type.
  func isSame(as other: any Clock) -> Bool {
    guard Self.self is AnyClass else { return Self.self == type(of: other) }
    return self as AnyObject === other as AnyObject
  }
}

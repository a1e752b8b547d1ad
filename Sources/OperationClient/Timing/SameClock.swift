extension Clock {
  /// Whether time passes on both at once: a clock that is an object is only the same as itself, any other as all of its type.
  func isSame(as other: any Clock) -> Bool {
    guard Self.self is AnyClass else { return Self.self == type(of: other) }
    return self as AnyObject === other as AnyObject
  }
}

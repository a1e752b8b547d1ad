/// Skipping values that nothing asks for: they are validated like all others, but not kept.
extension JSONReader {
  /// Validates the value at the reader's position and moves the reader after it.
  mutating func skipValue() throws(JSONError) {
    // One bit for each open level, the innermost in the lowest bit: whether it is an object. ``maximumDepth`` is 128.
    var objects: UInt128 = 0
    var isInObject: Bool { objects & 1 == 1 }
    var levels = 0
    while true {
      if try skipScalarOrOpen() {
        objects = objects &<< 1 | (bytes[position] == UInt8(ascii: "{") ? 1 : 0)
        levels &+= 1
        try enterNested()
        if !isAtEnd(ofObject: isInObject) {
          if isInObject { _ = try scanName() }
          continue
        }
      }
      while levels > 0 {
        skipSpace()
        if byte == UInt8(ascii: ",") {
          position &+= 1
          skipSpace()
          if isInObject { _ = try scanName() }
          break
        }
        guard isAtEnd(ofObject: isInObject) else {
          throw unexpected(isInObject ? "a comma or the end of the object" : "a comma or the end of the array")
        }
        leaveNested()
        objects &>>= 1
        levels &-= 1
      }
      if levels == 0 { return }
    }
  }

  /// Skips a value that was validated before, however deep it is: a program can nest values more deeply than may be
  /// read.
  mutating func skipCheckedValue() throws(JSONError) {
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return try skipValue() }
    var levels = 0
    repeat {
      switch byte {
      case UInt8(ascii: "\""):
        _ = try scanString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): levels += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): levels -= 1
      default: break
      }
      position += 1
    } while levels > 0 && position < bytes.count
  }

  /// Validates one of `true`, `false` and `null`.
  mutating func skipLiteral(_ literal: StaticString) throws(JSONError) {
    let wanted = UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    guard position + wanted.count <= bytes.count, bytes.hasEqualBytes(wanted, at: position) else {
      throw malformed(literal.description, "something else", at: position)
    }
    position += wanted.count
  }

  /// Skips a scalar.
  ///
  /// - Returns: True for an array or an object, which is left to the caller.
  @inline(__always)
  private mutating func skipScalarOrOpen() throws(JSONError) -> Bool {
    switch byte {
    case UInt8(ascii: "\""): _ = try scanString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): return true
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
    case UInt8(ascii: "t"): try skipLiteral("true")
    case UInt8(ascii: "f"): try skipLiteral("false")
    case UInt8(ascii: "n"): try skipLiteral("null")
    default: throw unexpected("a value")
    }
    return false
  }

  private func isAtEnd(ofObject isObject: Bool) -> Bool {
    byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }
}

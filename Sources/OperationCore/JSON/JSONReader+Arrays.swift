/// Reading arrays, element by element.
extension JSONReader {
  /// Reads an array; the closure reads each element.
  @inline(__always)
  mutating func readArray(_ readElement: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    guard byte == UInt8(ascii: "[") else { throw unexpected("an array") }
    try enterNested()
    if byte != UInt8(ascii: "]") {
      try readElement(&self)
      skipSpace()
      while byte == UInt8(ascii: ",") {
        position += 1
        skipSpace()
        try readElement(&self)
        skipSpace()
      }
      guard byte == UInt8(ascii: "]") else { throw unexpected("a comma or the end of the array") }
    }
    leaveNested()
  }
}

extension JSONError {
  /// Returns the value that contains the error, as a JSON Pointer (RFC 6901); the empty string is the whole text.
  ///
  /// The text is read again up to the error, so successful reading costs nothing.
  ///
  /// - Parameter bytes: The text that couldn't be read.
  public func pointer(in bytes: [UInt8]) -> String {
    var path: [String] = []
    _ = try? bytes.withBytes { (bytes) throws(JSONError) in
      try JSONReader.scan(bytes) { (json) throws(JSONError) in try json.walk(to: offset, path: &path) }
    }
    return path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }
}

extension JSONError {
  /// Returns the first syntax error in a text; nil if it is valid JSON.
  package static func first(in bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(json: bytes)
      return nil
    } catch {
      return error
    }
  }
}

extension JSONReader {
  /// Scans from the value at the reader's position to the value that contains an offset.
  ///
  /// - Returns: Whether it was reached. An error on the way is the one that is searched for, and leaves the path as it
  ///   is there.
  fileprivate mutating func walk(to offset: Int, path: inout [String]) throws(JSONError) -> Bool {
    guard position < offset else { return true }
    switch byte {
    case UInt8(ascii: "{"): return try walkObject(to: offset, path: &path)
    case UInt8(ascii: "["): return try walkArray(to: offset, path: &path)
    default:
      try skipValue()
      return position > offset
    }
  }

  private mutating func walkObject(to offset: Int, path: inout [String]) throws(JSONError) -> Bool {
    let outer = try openObject()
    while !object.isRead {
      guard position < offset else { return true }
      let name = string(try scanName())
      guard position <= offset else { return true }
      path.append(name)
      if try walk(to: offset, path: &path) { return true }
      path.removeLast()
      try leaveMember()
    }
    closeObject(outer)
    return position > offset
  }

  private mutating func walkArray(to offset: Int, path: inout [String]) throws(JSONError) -> Bool {
    var index = 0
    var isReached = false
    try readArray { (json) throws(JSONError) in
      guard !isReached else { return try json.skipValue() }
      path.append(String(index))
      isReached = try json.walk(to: offset, path: &path)
      if !isReached { path.removeLast() }
      index += 1
    }
    return isReached || position > offset
  }
}

extension JSONError {
  /// The value in which the error lies, as a JSON Pointer (RFC 6901); the empty string stands for the whole text.
  ///
  /// The text is read again up to the error, so reading that succeeds pays nothing for it.
  public func pointer(in bytes: [UInt8]) -> String {
    var path: [String] = []
    _ = try? bytes.withBytes { (bytes) throws(JSONError) in
      try JSONReader.scan(bytes) { (json) throws(JSONError) in try json.walk(to: offset, path: &path) }
    }
    return path.map { "/" + $0.replacing("~", with: "~0").replacing("/", with: "~1") }.joined()
  }
}

extension JSONError {
  /// The first error in a text as JSON, whatever it is to mean; nil when it is JSON.
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
  /// Walks from the value at the reader's place to the one that an offset lies in. True when it was reached; an error
  /// on the way is the one that is looked for, and leaves the path as it is there.
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

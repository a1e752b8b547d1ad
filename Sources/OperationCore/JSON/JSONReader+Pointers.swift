/// Finding the JSON Pointers of values in a text whose offsets are known.
extension JSONReader {
  private enum Step {
    case name(TextSpan)
    case index(Int)
  }

  /// Returns the JSON Pointers (RFC 6901) of the values at the given offsets, in ascending order, of a valid text. The
  /// text is read once, up to the last of them.
  static func pointers(to offsets: [Int], in bytes: UnsafeRawBufferPointer) -> [String] {
    var pointers: [String] = []
    // The text was read before, so there is no error to report.
    try? scan(bytes) { (json) throws(JSONError) in
      var path: [Step] = []
      try json.walk(&path, to: offsets[...], pointers: &pointers)
    }
    return pointers
  }

  private mutating func walk(
    _ path: inout [Step], to offsets: ArraySlice<Int>, pointers: inout [String]
  ) throws(JSONError) {
    while pointers.count < offsets.count, offsets[pointers.count] == position { pointers.append(pointer(path)) }
    guard pointers.count < offsets.count else { return try skipValue() }
    switch byte {
    case UInt8(ascii: "{"):
      let outer = try openObject()
      while !object.isRead {
        path.append(.name(try scanName()))
        try walk(&path, to: offsets, pointers: &pointers)
        path.removeLast()
        try leaveMember()
      }
      closeObject(outer)
    case UInt8(ascii: "["):
      var index = 0
      try readArray { (json) throws(JSONError) in
        path.append(.index(index))
        try json.walk(&path, to: offsets, pointers: &pointers)
        path.removeLast()
        index += 1
      }
    default: try skipValue()
    }
  }

  private func pointer(_ path: [Step]) -> String {
    var pointer = ""
    for step in path where pointer.utf8.count <= 500 {
      switch step {
      case .name(let name):
        let text = printable(string(name), limit: 500)
        pointer += "/" + text.replacing("~", with: "~0").replacing("/", with: "~1")
      case .index(let index): pointer += "/\(index)"
      }
    }
    return printable(pointer, limit: 500)
  }
}

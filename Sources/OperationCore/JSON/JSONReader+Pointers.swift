/// Finding the JSON Pointers of values in a text by offsets in it.
extension JSONReader {
  /// Returns a JSON Pointer (RFC 6901) for each of the given offsets, in ascending order: that of the innermost value that
  /// begins there or contains it. The text is read once.
  ///
  /// - Parameter limit: How much of a pointer is needed, so that long names don't cost memory for each value.
  static func pointers(
    to offsets: [Int], in bytes: UnsafeRawBufferPointer, limit: Int = .max
  ) -> [String] {
    var walk = PointerWalk(offsets: offsets[...], limit: limit)
    _ = try? scan(bytes) { (json) throws(JSONError) in
      do throws(JSONError) {
        try json.walk(&walk)
      } catch {
        // Where the text is no JSON, that is the error that is searched for, and the path is the one to it.
        json.note(&walk, upTo: .max)
        throw error
      }
    }
    // What is behind the value belongs to the whole text.
    return walk.pointers + walk.offsets.map { _ in "" }
  }

  private mutating func walk(_ walk: inout PointerWalk) throws(JSONError) {
    note(&walk, upTo: position)
    guard !walk.offsets.isEmpty else { return try skipValue() }
    switch byte {
    case UInt8(ascii: "{"): try walkObject(&walk)
    case UInt8(ascii: "["): try walkArray(&walk)
    default: try skipValue()
    }
    note(&walk, upTo: position - 1)
  }

  private mutating func walkObject(_ walk: inout PointerWalk) throws(JSONError) {
    let outer = try openObject()
    while !object.isRead {
      let name = try scanName()
      // An offset in a name is in the object.
      note(&walk, upTo: position - 1)
      walk.path.append(.name(name))
      try self.walk(&walk)
      walk.path.removeLast()
      try leaveMember()
    }
    closeObject(outer)
  }

  private mutating func walkArray(_ walk: inout PointerWalk) throws(JSONError) {
    var index = 0
    try readArray { (json) throws(JSONError) in
      walk.path.append(.index(index))
      try json.walk(&walk)
      walk.path.removeLast()
      index += 1
    }
  }

  /// Notes the path for the offsets up to a position.
  private func note(_ walk: inout PointerWalk, upTo position: Int) {
    while let offset = walk.offsets.first, offset <= position {
      walk.pointers.append(pointer(walk.path, limit: walk.limit))
      walk.offsets.removeFirst()
    }
  }

  private func pointer(_ path: [PointerWalk.Step], limit: Int) -> String {
    var pointer = ""
    for step in path where pointer.utf8.count <= limit {
      switch step {
      case .name(let name):
        let text = String(string(name).unicodeScalars.prefix(limit))
        pointer += "/" + text.replacing("~", with: "~0").replacing("/", with: "~1")
      case .index(let index): pointer += "/\(index)"
      }
    }
    return pointer
  }
}

/// How far a search for values has come.
private struct PointerWalk {
  enum Step {
    case name(TextSpan)
    case index(Int)
  }

  /// What is still searched for, in ascending order.
  var offsets: ArraySlice<Int>
  let limit: Int
  /// The way to the value at the reader's position.
  var path: [Step] = []
  var pointers: [String] = []
}

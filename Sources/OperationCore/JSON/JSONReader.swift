/// Reads JSON from bytes straight into the values that are asked for.
///
/// A type with members asks for them one after the other. The reader expects the member that is asked for to be the next
/// in the text, as it nearly always is; one that is not is passed over and remembered by its place.
public struct JSONReader: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  var position = 0
  var depth = 0
  /// Members of the open objects that were passed over.
  var passed: [PassedMember] = []
  /// The innermost open object.
  var object = OpenObject()

  struct PassedMember {
    var nameStart: Int
    var nameEnd: Int
    var value: Int
  }

  struct OpenObject {
    var start = 0
    var firstPassed = 0
    var isRead = true
  }

  /// How deep values may be nested.
  public static let maximumDepth = 512

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  /// Reads the one value of a whole text.
  public static func read<T: JSONReadable>(_ bytes: UnsafeRawBufferPointer) throws(JSONError) -> T {
    var reader = JSONReader(bytes)
    reader.skipSpace()
    let value = try T(from: &reader)
    reader.skipSpace()
    guard reader.position == bytes.count else { throw reader.unexpected("the end of the text") }
    return value
  }

  /// The kind of the value that comes next; nil where none begins.
  public var kind: JSONKind? {
    peek.flatMap(JSONKind.init(firstByte:))
  }

  /// The place of the reader, in bytes from the beginning of the text.
  public var offset: Int { position }

  /// An error that says what was expected at the place of the reader.
  public func unexpected(_ expected: String) -> JSONError {
    JSONError(offset: position, .unexpected(expected: expected, found: found))
  }

  var found: String {
    guard let byte = peek else { return "the end of the text" }
    return JSONKind(firstByte: byte).map { "a value of kind \($0.rawValue)" } ?? "another character"
  }

  var peek: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  // MARK: Members

  /// Reads a member that has to be there.
  public mutating func required<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T {
    guard let back = try find(name) else {
      throw JSONError(offset: object.start, .missing(member: "\(name)"))
    }
    let value = try T(from: &self)
    try leaveMember(back)
    return value
  }

  /// Reads a member that may be absent or null, which is both nil.
  public mutating func optional<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T? {
    guard let back = try find(name) else { return nil }
    var value: T?
    if peek == UInt8(ascii: "n") {
      try skipValue()
    } else {
      value = try T(from: &self)
    }
    try leaveMember(back)
    return value
  }

  /// Reads a member without using it up: it can be asked for again.
  ///
  /// For a member that decides the type of the object it stands in.
  public mutating func peek<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T? {
    let (start, object, count) = (position, self.object, passed.count)
    let value: T? = try optional(name)
    position = start
    self.object = object
    passed.removeSubrange(count...)
    return value
  }

  /// The members that were not asked for, to be called last.
  public mutating func additional<T: JSONReadable>() throws(JSONError) -> [String: T] {
    var members: [String: T] = [:]
    while !object.isRead {
      try passMember()
    }
    let end = position
    for member in passed[object.firstPassed...] where member.value >= 0 {
      position = member.nameStart
      let name = try String(from: &self)
      position = member.value
      members[name] = try T(from: &self)
    }
    passed.removeSubrange(object.firstPassed...)
    position = end
    return members
  }

  private mutating func find(_ name: StaticString) throws(JSONError) -> Int? {
    let wanted = "\(name)"
    for index in passed[object.firstPassed...].indices where passed[index].value >= 0 {
      let back = position
      position = passed[index].nameStart
      let text = try String(from: &self)
      if text == wanted {
        position = passed[index].value
        passed[index].value = -1
        return back
      }
      position = back
    }
    while !object.isRead {
      let start = position
      let text = try String(from: &self)
      if text == wanted {
        try enterValue()
        return -1
      }
      position = start
      try passMember()
    }
    return nil
  }

  private mutating func leaveMember(_ back: Int) throws(JSONError) {
    if back >= 0 { position = back } else { try nextMember() }
  }

  private mutating func passMember() throws(JSONError) {
    let start = position
    try skipValue()
    let end = position
    try enterValue()
    passed.append(PassedMember(nameStart: start, nameEnd: end, value: position))
    try skipValue()
    try nextMember()
  }

  private mutating func enterValue() throws(JSONError) {
    skipSpace()
    guard peek == UInt8(ascii: ":") else { throw unexpected("a colon") }
    position += 1
    skipSpace()
  }

  private mutating func nextMember() throws(JSONError) {
    skipSpace()
    switch peek {
    case UInt8(ascii: ","):
      position += 1
      skipSpace()
    case UInt8(ascii: "}"):
      position += 1
      object.isRead = true
    default: throw unexpected("a comma or the end of the object")
    }
  }

  mutating func readObject<T>(_ read: (inout JSONReader) throws(JSONError) -> T) throws(JSONError) -> T {
    guard peek == UInt8(ascii: "{") else { throw unexpected("an object") }
    let outer = object
    object = OpenObject(start: position, firstPassed: passed.count, isRead: false)
    position += 1
    skipSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
      object.isRead = true
    }
    let value = try read(&self)
    while !object.isRead {
      try skipValue()
      try enterValue()
      try skipValue()
      try nextMember()
    }
    passed.removeSubrange(object.firstPassed...)
    object = outer
    return value
  }

  mutating func readArray(_ readElement: (inout JSONReader) throws(JSONError) -> Void) throws(JSONError) {
    guard peek == UInt8(ascii: "[") else { throw unexpected("an array") }
    position += 1
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
      return
    }
    while true {
      try readElement(&self)
      skipSpace()
      switch peek {
      case UInt8(ascii: ","):
        position += 1
        skipSpace()
      case UInt8(ascii: "]"):
        position += 1
        return
      default: throw unexpected("a comma or the end of the array")
      }
    }
  }

  mutating func skipValue() throws(JSONError) {
    switch kind {
    case .string: _ = try String(from: &self)
    case .object: try readObject { (_) throws(JSONError) in }
    case .array: try readArray { (json) throws(JSONError) in try json.skipValue() }
    case .number, .bool, .null:
      while let byte = peek, JSONReader.isTokenByte(byte) { position += 1 }
    case nil: throw unexpected("a value")
    }
  }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  mutating func readToken() -> String {
    let start = position
    while let byte = peek, JSONReader.isTokenByte(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }
}

extension JSONObjectReadable {
  /// Reads an object.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readObject { (json) throws(JSONError) in try Self(members: &json) }
  }
}

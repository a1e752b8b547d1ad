/// The properties that a reader skipped because another one was asked for, of all open objects, as a stack.
///
/// A few of them are searched one by one. An object with many gets an index, so that a hostile object with very many
/// properties takes time in proportion to its size, not to its size times the number of properties asked for.
struct PassedMembers {
  /// A property by its position in the text.
  struct Member {
    let name: TextSpan
    let value: Int
    var isAsked = false
  }

  /// Positions in the stack by name. A class, so that an object without an index costs only a nil.
  final class Index {
    var places: [[UInt8]: Int] = [:]
  }

  /// The number of properties of an object that are searched one by one.
  static let searchLimit = 32

  private var members: [Member] = []

  var count: Int { members.count }

  mutating func append(_ member: Member, to object: inout JSONReader.OpenObject, of text: UnsafeRawBufferPointer) {
    members.append(member)
    if let index = object.index {
      add(members.count - 1, to: index, of: text)
    } else if members.count - object.outerPassed > Self.searchLimit {
      let index = Index()
      for place in object.outerPassed..<members.count { add(place, to: index, of: text) }
      object.index = index
    }
  }

  /// Returns the position of the first property with that name which wasn't asked for yet.
  func find(
    _ name: UnsafeRawBufferPointer, in object: JSONReader.OpenObject, of text: UnsafeRawBufferPointer
  ) -> Int? {
    if let index = object.index {
      return index.places[Array(name)].flatMap { members[$0].isAsked ? nil : $0 }
    }
    return members[object.outerPassed...].firstIndex { !$0.isAsked && Self.isNamed($0.name, name, of: text) }
  }

  /// Returns the position of the last property if it has that name.
  func last(ifNamed name: UnsafeRawBufferPointer, of text: UnsafeRawBufferPointer) -> Int? {
    guard let last = members.last, Self.isNamed(last.name, name, of: text) else { return nil }
    return members.count - 1
  }

  /// Returns the offset of the property's value and marks the property as used.
  mutating func take(_ place: Int) -> Int {
    members[place].isAsked = true
    return members[place].value
  }

  /// Returns the offset of the property's value.
  func lookAt(_ place: Int) -> Int { members[place].value }

  /// Returns the properties of the object that weren't asked for, and marks them as used.
  mutating func takeAll(of object: JSONReader.OpenObject) -> [Member] {
    defer { for place in members.indices[object.outerPassed...] { members[place].isAsked = true } }
    return members[object.outerPassed...].filter { !$0.isAsked }
  }

  mutating func forget(downTo count: Int) {
    members.removeSubrange(count...)
  }

  static func isNamed(_ span: TextSpan, _ name: UnsafeRawBufferPointer, of text: UnsafeRawBufferPointer) -> Bool {
    guard span.hasEscapes else { return span.count == name.count && text.hasEqualBytes(name, at: span.start) }
    return span.string(from: text).utf8.elementsEqual(name)
  }

  private func add(_ place: Int, to index: Index, of text: UnsafeRawBufferPointer) {
    let name = members[place].name
    let bytes = name.hasEscapes ? Array(name.string(from: text).utf8) : Array(text[name.start..<name.end])
    // The first property of a name counts.
    if index.places[bytes] == nil { index.places[bytes] = place }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether these bytes are at an offset that leaves room for them.
  @inline(__always)
  func hasEqualBytes(_ other: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    var index = 0
    while index &+ 8 <= other.count {
      let mine = loadUnaligned(fromByteOffset: offset &+ index, as: UInt64.self)
      guard mine == other.loadUnaligned(fromByteOffset: index, as: UInt64.self) else { return false }
      index &+= 8
    }
    while index < other.count {
      guard self[offset &+ index] == other[index] else { return false }
      index &+= 1
    }
    return true
  }
}

/// Reading properties by name, in whatever order the text has them.
extension JSONReader {
  /// An object that is being read.
  struct OpenObject {
    /// The offset of its opening brace.
    var start = 0
    /// The number of remembered properties of the enclosing objects.
    var outerPassed = 0
    /// The type that the object is read as.
    var type: Any.Type = JSONValue.self
    /// Whether the reader is after its closing brace.
    var isRead = true
    /// Its remembered properties by name, once there are many.
    var index: PassedMembers.Index?
    /// The members that were asked for.
    var asked = AskedNames()
  }

  /// Where a requested property is, and how to continue after it.
  private enum Place {
    /// The reader is at its value, and continues from there.
    case next
    /// The reader was moved back to its value, and has to return.
    case passed(back: Int)
    /// The object doesn't have it.
    case absent
  }

  // These two are generic, so they are called once per property with a type that is known only at run time. Without a
  // local variable of type `T?` they don't look up its metadata, which costs as much as everything else in them.

  /// Reads a required property. Ask for each property once.
  ///
  /// - Throws: A ``JSONError`` if the property is absent or can't be read.
  public mutating func required<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T {
    let place = try find(name)
    if case .absent = place {
      throw JSONError(offset: object.start, .missing(member: name.description))
    }
    let value = try T(from: &self)
    try leave(place)
    return value
  }

  /// Reads an optional property. Absent and null are both nil. A property that can't be read is nil as well, and
  /// recorded as lost. Ask for each property once.
  ///
  /// - Throws: A ``JSONError`` if the JSON is malformed or, where nothing collects what was lost, if the property can't
  ///   be read.
  public mutating func optional<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T? {
    let place = try find(name)
    if case .absent = place { return nil }
    return try optional(name, at: place)
  }

  /// Reads a member that has to be there and may be null, as ``optional(_:)`` does. Only where the object is read to find out
  /// whether it is of its type, one without the member isn't. Each member is asked for once.
  public mutating func nullable<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T? {
    let place = try find(name)
    if case .absent = place {
      if isAttempting { throw JSONError(offset: object.start, .missing(member: name.description)) }
      return nil
    }
    return try optional(name, at: place)
  }

  @inline(__always)
  private mutating func optional<T: JSONReadable>(_ name: StaticString, at place: Place) throws(JSONError) -> T? {
    if try skipNull() {
      try leave(place)
      return nil
    }
    let state = State(of: self)
    let value: T
    do throws(JSONError) {
      value = try T(from: &self)
    } catch {
      try lose(name, because: error, from: state)
      try leave(place)
      return nil
    }
    try leave(place)
    return value
  }

  /// Reads a property with a default for absent and null. Ask for each property once.
  ///
  /// - Throws: A ``JSONError`` if the property can't be read: the default would be something that the server didn't
  ///   send.
  public mutating func optional<T: JSONReadable>(
    _ name: StaticString, default fallback: @autoclosure () -> T
  ) throws(JSONError) -> T {
    let place = try find(name)
    if case .absent = place { return fallback() }
    let isNull = try skipNull()
    let value = isNull ? fallback() : try T(from: &self)
    try leave(place)
    return value
  }

  /// Reads a property that always has the same value and that no type stores. Ask for each property once.
  ///
  /// - Throws: A ``JSONError`` if it has another value.
  public mutating func expect<T: JSONReadable & Equatable>(_ name: StaticString, _ value: T) throws(JSONError) {
    guard try required(name) == value else { throw otherConstant(name) }
  }

  /// Says that a member that was read is always the same: where the object is read to find out whether it is of its type, one
  /// with another value isn't.
  public func confirm(_ name: StaticString, _ value: Bool?, is only: Bool) throws(JSONError) {
    if isAttempting, let value, value != only { throw otherConstant(name) }
  }

  /// Says that a member that was read is always null, as ``confirm(_:_:is:)`` does.
  public func confirmNull(_ name: StaticString, _ value: JSONValue?) throws(JSONError) {
    if isAttempting, value != nil { throw otherConstant(name) }
  }

  private func otherConstant(_ name: StaticString) -> JSONError {
    malformed("the one value of the property \"\(name)\"", "another one", at: object.start)
  }

  /// Reads a property of a change: absent is ``Patch/keep``, null is ``Patch/clear``. Ask for each property once.
  public mutating func patch<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> Patch<T> {
    let place = try find(name)
    if case .absent = place { return .keep }
    let isNull = try skipNull()
    let value: Patch<T> = isNull ? .clear : .set(try T(from: &self))
    try leave(place)
    return value
  }

  /// Skips the value of a property that can't be read as its type. It must still be valid JSON.
  private mutating func lose(
    _ name: StaticString, because error: JSONError, from state: State
  ) throws(JSONError) {
    if isStrict { throw error }
    state.restore(&self)
    // If the text ends here, there is no value to record.
    try skipValue()
    note(.unreadableProperty(name.description, error.reason), of: object.type, at: state.position)
  }

  /// Reads a property without using it up, for one that determines the type of its object.
  public mutating func peek<T: JSONReadable>(_ name: StaticString) throws(JSONError) -> T? {
    if notesAskedNames { unrecognized.askedNames?.insert(name.description) }
    let wanted = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    var found = passed.find(wanted, in: object, of: bytes)
    while found == nil, !object.isRead {
      try passMember()
      found = passed.last(ifNamed: wanted, of: bytes)
    }
    guard let found else { return nil }
    let back = position
    position = passed.lookAt(found)
    defer { position = back }
    return try skipNull() ? nil : try T(from: &self)
  }

  /// Reads the properties that weren't asked for, as a dictionary. Ask for it last.
  public mutating func additional<T: JSONReadable>() throws(JSONError) -> [String: T] {
    while !object.isRead { try passMember() }
    let left = passed.takeAll(of: object)
    var map: [String: T] = [:]
    guard !left.isEmpty else { return map }
    let end = position
    let asked = try namesAskedFor(besides: left)
    for member in left {
      let name = string(member.name)
      guard map[name] == nil, !asked.contains(name) else { throw JSONError(offset: member.value, .duplicateProperty) }
      position = member.value
      map[name] = try T(from: &self)
    }
    position = end
    return map
  }

  /// Reads all properties as a dictionary.
  mutating func readMap<T: JSONReadable>() throws(JSONError) -> [String: T] {
    let outer = try openObject()
    var map: [String: T] = [:]
    while !object.isRead {
      let name = string(try scanName())
      guard map[name] == nil else { throw JSONError(offset: position, .duplicateProperty) }
      map[name] = try T(from: &self)
      try leaveMember()
    }
    closeObject(outer)
    return map
  }

  /// Begins an object.
  ///
  /// - Returns: The enclosing object.
  mutating func openObject(as type: Any.Type = JSONValue.self) throws(JSONError) -> OpenObject {
    guard byte == UInt8(ascii: "{") else { throw unexpected("an object") }
    let outer = object
    object = OpenObject(start: position, outerPassed: passed.count, type: type, isRead: false, index: nil)
    try enterNested()
    if byte == UInt8(ascii: "}") {
      leaveNested()
      object.isRead = true
    }
    return outer
  }

  /// Skips the rest of an object. A second copy of a property that was asked for is an error, because readers disagree on which
  /// of them counts.
  mutating func skipRemainingMembers() throws(JSONError) {
    while !object.isRead {
      let name = try scanName()
      if notesUnknown || mayBeAsked(name) {
        try pass(name)
      } else {
        try skipValue()
        try leaveMember()
      }
    }
    guard passed.count != object.outerPassed else { return }
    let left = passed.takeAll(of: object)
    if left.contains(where: { mayBeAsked($0.name) }) { try refuseCopies(among: left) }
    guard notesUnknown else { return }
    for member in left {
      note(.unknownProperty(printable(string(member.name), limit: 100)), of: object.type, at: member.value)
    }
  }

  /// Returns to the enclosing object.
  @inline(__always)
  mutating func closeObject(_ outer: OpenObject) {
    if passed.count != object.outerPassed { passed.forget(downTo: object.outerPassed) }
    object = outer
  }

  private func mayBeAsked(_ name: TextSpan) -> Bool {
    guard name.hasEscapes else {
      return object.asked.mayContain(UnsafeRawBufferPointer(rebasing: bytes[name.start..<name.end]))
    }
    return Array(name.string(from: bytes).utf8).withUnsafeBytes(object.asked.mayContain)
  }

  private mutating func refuseCopies(among left: [PassedMembers.Member]) throws(JSONError) {
    let end = position
    let asked = try namesAskedFor(besides: left)
    if let copy = left.first(where: { asked.contains(string($0.name)) }) {
      throw JSONError(offset: copy.value, .duplicateProperty)
    }
    position = end
  }

  /// The names of the members besides those that are left. They are not kept while reading, where they would cost every object;
  /// here the object is read again for them.
  private mutating func namesAskedFor(besides left: [PassedMembers.Member]) throws(JSONError) -> Set<String> {
    let left = Set(left.lazy.map(\.value))
    var names: Set<String> = []
    let outer = object
    position = object.start
    _ = try openObject()
    while !object.isRead {
      let name = try scanName()
      if !left.contains(position) { names.insert(string(name)) }
      try skipValue()
      try leaveMember()
    }
    object = outer
    return names
  }

  /// Skips null.
  ///
  /// - Returns: Whether there was a null; false leaves the reader where it is.
  @inline(__always)
  mutating func skipNull() throws(JSONError) -> Bool {
    guard byte == UInt8(ascii: "n") else { return false }
    try skipLiteral("null")
    return true
  }

  private mutating func find(_ name: StaticString) throws(JSONError) -> Place {
    if notesAskedNames { unrecognized.askedNames?.insert(name.description) }
    let wanted = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    object.asked.add(wanted)
    if passed.count != object.outerPassed, let found = passed.find(wanted, in: object, of: bytes) {
      let back = position
      furthest = max(furthest, back)
      position = passed.take(found)
      return .passed(back: back)
    }
    guard !object.isRead else { return .absent }
    if nextMember(isNamed: wanted) {
      position += wanted.count + 2
      try enterValue()
      return .next
    }
    return try pass(until: wanted)
  }

  /// The usual case: the next property is the one that was asked for.
  @inline(__always)
  private func nextMember(isNamed wanted: UnsafeRawBufferPointer) -> Bool {
    let end = position + wanted.count + 1
    return end < bytes.count && bytes[end] == UInt8(ascii: "\"") && bytes[position] == UInt8(ascii: "\"")
      && bytes.hasEqualBytes(wanted, at: position + 1)
  }

  private mutating func pass(until wanted: UnsafeRawBufferPointer) throws(JSONError) -> Place {
    while !object.isRead {
      let name = try scanName()
      if PassedMembers.isNamed(name, wanted, of: bytes) { return .next }
      try pass(name)
    }
    return .absent
  }

  private mutating func passMember() throws(JSONError) {
    try pass(try scanName())
  }

  private mutating func pass(_ name: TextSpan) throws(JSONError) {
    passed.append(PassedMembers.Member(name: name, value: position), to: &object, of: bytes)
    try skipValue()
    try leaveMember()
  }

  /// Reads a name and its colon, and leaves the reader at the value.
  mutating func scanName() throws(JSONError) -> TextSpan {
    guard byte == UInt8(ascii: "\"") else { throw unexpected("the name of a member") }
    let name = try scanString()
    try enterValue()
    return name
  }

  @inline(__always)
  private mutating func enterValue() throws(JSONError) {
    skipSpace()
    guard byte == UInt8(ascii: ":") else { throw unexpected("a colon") }
    position += 1
    skipSpace()
  }

  @inline(__always)
  private mutating func leave(_ place: Place) throws(JSONError) {
    if case .passed(let back) = place { position = back } else { try leaveMember() }
  }

  /// Moves the reader to the next name, or after the object.
  @inline(__always)
  mutating func leaveMember() throws(JSONError) {
    skipSpace()
    switch byte {
    case UInt8(ascii: ","):
      position += 1
      skipSpace()
    case UInt8(ascii: "}"):
      leaveNested()
      object.isRead = true
    default:
      throw unexpected("a comma or the end of the object")
    }
  }
}

extension JSONObjectReadable {
  /// Reads an object.
  public init(from json: inout JSONReader) throws(JSONError) {
    let outer = try json.openObject(as: Self.self)
    self = try Self(members: &json)
    try json.skipRemainingMembers()
    json.closeObject(outer)
  }
}

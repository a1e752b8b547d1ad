/// Reading values that have one of several shapes.
extension JSONReader {
  /// Returns the string of a property of the object that comes next, without using up the object.
  ///
  /// The time grows with the part of the object up to that property, and with each enclosing union that is
  /// distinguished by a tag.
  ///
  /// - Returns: The string; nil if no object comes next or if it has no such string.
  public mutating func tag(_ name: StaticString) throws(JSONError) -> String? {
    try member(name)?.string
  }

  private mutating func member(_ name: StaticString) throws(JSONError) -> JSONValue? {
    guard kind == .object else { return nil }
    let state = State(of: self)
    let outer = try openObject()
    let value: JSONValue? = try peek(name)
    closeObject(outer)
    state.restore(&self)
    return value
  }

  /// Reads a value if it is of this type and has only known enum values; otherwise the reader stays where it is.
  ///
  /// Try this before ``attemptNew(_:unless:)``: a value that is new in one type may be known in another.
  public mutating func attemptKnown<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    let outer = enumValues
    enumValues = .known
    defer { enumValues = outer }
    return attempt(type, unless: isUnfit)
  }

  /// Reads a value if it is of this type, after ``attemptKnown(_:unless:)`` of all types that it may have. If an
  /// enclosing value is being attempted with known values only, the value isn't read a second time.
  public mutating func attemptNew<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    enumValues == .known ? nil : attempt(type, unless: isUnfit)
  }

  /// Reads a value if it is of this type; otherwise the reader stays where it is. A value other than a constant's own
  /// is of another type.
  ///
  /// Nested attempts could read a text as often as there are combinations, two to the power of its depth and more. So
  /// the bytes that failed attempts read, up to the furthest position that they reached, are counted. Once they are
  /// many times the text, there are no more attempts, and a union falls back as for a value that is new.
  ///
  /// - Parameters:
  ///   - type: The type to try.
  ///   - isUnfit: Whether a value that could be read isn't the one that is wanted.
  /// - Returns: The value; nil if it isn't of this type.
  public mutating func attempt<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    guard attemptedBytes <= bytes.count * Self.attemptsPerByte else { return nil }
    let state = State(of: self)
    let (furthestBefore, wasStrict, outer) = (furthest, isStrict, enumValues)
    furthest = position
    isStrict = true
    if outer == .all { enumValues = .allButOtherConstants }
    defer {
      furthest = max(furthestBefore, furthest)
      isStrict = wasStrict
      enumValues = outer
    }
    if let value = try? T(from: &self), !isUnfit(value) { return value }
    attemptedBytes += max(max(position, furthest) - state.position, 1)
    state.restore(&self)
    return nil
  }

  /// How often failed attempts may read each byte of a text, on average.
  private static let attemptsPerByte = 64

  /// Whether a value is read to find out whether it is of a type.
  var isAttempting: Bool { enumValues != .all }

  /// Which values of an open enum are accepted.
  enum EnumValues {
    case all
    /// All values, but only the own value of a constant: the value is read to find out whether it is of a type.
    case allButOtherConstants
    /// The values that the OpenAPI document lists.
    case known
  }

  /// The state of a reader, to return to. Reading a value doesn't change what is remembered of the enclosing objects.
  struct State {
    let position: Int
    private let depth: Int
    private let object: OpenObject
    private let passedCount: Int
    private let findingCount: Int

    init(of reader: borrowing JSONReader) {
      position = reader.position
      depth = reader.depth
      object = reader.object
      passedCount = reader.passed.count
      findingCount = reader.unrecognized.findings.count
    }

    func restore(_ reader: inout JSONReader) {
      reader.position = position
      reader.depth = depth
      reader.object = object
      reader.passed.forget(downTo: passedCount)
      reader.unrecognized.forget(downTo: findingCount)
    }
  }
}

/// Values that are one of several shapes.
extension JSONReader {
  /// The text of a member of the object that comes next, which stays to be read; nil where no object comes next or where
  /// it has no such text.
  ///
  /// Time grows with the part of the object up to that member, and with every union around that is told in this way.
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

  /// Reads a value if it is of this type and has only known values of enums; else the reader stays where it is.
  ///
  /// It goes before ``attemptNew(_:unless:)``: a value that is new in one type may be known in another.
  public mutating func attemptKnown<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    let outer = enumValues
    enumValues = .known
    defer { enumValues = outer }
    return attempt(type, unless: isUnfit)
  }

  /// Reads a value if it is of this type, after ``attemptKnown(_:unless:)`` of all types that it may be of. Where the value around it
  /// is attempted with known values only, it isn't read a second time.
  public mutating func attemptNew<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    enumValues == .known ? nil : attempt(type, unless: isUnfit)
  }

  /// Reads a value if it is of this type; else the reader stays where it is. Another value than that of a
  /// constant is of another type.
  ///
  /// Attempts within attempts could read a text as often as there are ways to choose, two to the power of its depth and
  /// more. So what failed attempts have read, to the furthest place they came to, is counted, and once it is many times
  /// the text there are no more of them: a union then takes its last resort, as for a value that is new.
  ///
  /// - Parameters:
  ///   - type: The type to try.
  ///   - isUnfit: Whether a value that could be read is not what was looked for.
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

  /// Which values of an open enum are taken.
  enum EnumValues {
    case all
    /// All, but of a constant only its own: the value is read to find out if it is of a type.
    case allButOtherConstants
    /// Those that the description lists.
    case known
  }

  /// Where a reader stands, to come back to. What is remembered of the objects around is not touched by reading a value.
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
      findingCount = reader.drift.findings.count
    }

    func restore(_ reader: inout JSONReader) {
      reader.position = position
      reader.depth = depth
      reader.object = object
      reader.passed.forget(downTo: passedCount)
      reader.drift.forget(downTo: findingCount)
    }
  }
}

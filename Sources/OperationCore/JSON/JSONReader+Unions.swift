/// Values that are one of several shapes.
extension JSONReader {
  /// The text of a member of the object that comes next, which stays to be read; nil where no object comes next or where
  /// it has no such text.
  ///
  /// Time grows with the part of the object up to that member, and with every union around that is told in this way.
  public mutating func tag(_ name: StaticString) throws(JSONError) -> String? {
    guard kind == .object else { return nil }
    let state = State(of: self)
    let outer = try openObject()
    let value: JSONValue? = try peek(name)
    closeObject(outer)
    state.restore(&self)
    return value?.string
  }

  /// Reads a value if it is of this type; else the reader stays where it is.
  ///
  /// Attempts within attempts could read a text as often as there are ways to choose, two to the power of its depth and
  /// more. So what failed attempts have read, to the furthest place they came to, is counted, and once it is many times
  /// the text there are no more of them: a union then takes its last resort, as for a value that is new.
  ///
  /// - Parameter isUnfit: Whether a value that could be read is not what was looked for.
  public mutating func attempt<T: JSONReadable>(
    _ type: T.Type, unless isUnfit: (T) -> Bool = { _ in false }
  ) -> T? {
    guard attemptedBytes <= bytes.count * Self.attemptsPerByte else { return nil }
    let state = State(of: self)
    let (furthestBefore, wasStrict) = (furthest, isStrict)
    furthest = position
    isStrict = true
    defer {
      furthest = max(furthestBefore, furthest)
      isStrict = wasStrict
    }
    if let value = try? T(from: &self), !isUnfit(value) { return value }
    attemptedBytes += max(max(position, furthest) - state.position, 1)
    state.restore(&self)
    return nil
  }

  /// How often failed attempts may read each byte of a text, on average.
  private static let attemptsPerByte = 64

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

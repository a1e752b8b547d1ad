/// What responses held that no type knows, and what was lost in reading them: the difference between what a server says and
/// what its OpenAPI document does.
public struct Drift: Sendable, Hashable {
  /// One thing that a type does not know or can't read, however often it occurred.
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// What was found. The texts are the server's, on one line and at most a hundred characters of them.
    public enum Kind: Sendable, Hashable {
      /// A member that nobody asked for, by its name. Its value is not kept.
      case unknownMember(String)
      /// A value of an open enum that the description does not list.
      case unknownValue(String)
      /// A value of an optional property, by its name, that is not what the OpenAPI document says. It was read as nil.
      case unreadableProperty(String, JSONError.Reason)
      /// A text with half of a surrogate pair, which was read as U+FFFD.
      case loneSurrogate

      /// Whether something that the server sent is missing in what was read.
      public var isLoss: Bool {
        switch self {
        case .unknownMember, .unknownValue: false
        case .unreadableProperty, .loneSurrogate: true
        }
      }
    }

    /// What was found.
    public let kind: Kind
    /// The name of the type that does not know it: the one with the properties, or the enum.
    public let type: String
    /// What kind of JSON value it is: the member's value, or the enum's own.
    public let valueKind: JSONKind
    /// Where it first stood in the answer, as a JSON Pointer (RFC 6901), at most five hundred characters of it.
    public internal(set) var pointer: String

    /// A finding at a place.
    package init(_ kind: Kind, of type: String, _ valueKind: JSONKind, at pointer: String) {
      self.kind = kind
      self.type = type
      self.valueKind = valueKind
      self.pointer = pointer
    }

    /// `/results/0/new: BatchExport knows no member new (number)`
    public var description: String {
      switch kind {
      case .unknownMember(let name): "\(pointer): \(type) knows no member \(name) (\(valueKind))"
      case .unknownValue(let value): "\(pointer): \(type) knows no value \(value)"
      case .unreadableProperty(let name, let reason): "\(pointer): \(type) can't read \(name): \(reason)"
      case .loneSurrogate: "\(pointer): \(type) has a text with half of a surrogate pair"
      }
    }
  }

  /// How many findings are kept, so that a hostile answer can't fill the memory of whoever collects them.
  public static let limit = 100

  /// The findings, each once, in the order in which they were first seen.
  public private(set) var findings: [Finding] = []

  private struct Key: Hashable {
    let kind: Finding.Kind
    let type: ObjectIdentifier
  }
  /// The key of each finding, in the same order.
  private var keys: [Key] = []
  private var seen: Set<Key> = []
  /// Where the findings of the answer that is being read stand, by their index.
  private var places: [(offset: Int, index: Int)] = []

  /// Whether what no type knows is collected besides what was lost. It takes time for each object that is read.
  public let includesUnknown: Bool
  /// The names of members that were asked for, when somebody wants to know them.
  var askedNames: Set<String>?

  /// Nothing yet; `includesUnknown: false` collects only what was lost, which costs nothing while nothing is.
  public init(includesUnknown: Bool = true) {
    self.includesUnknown = includesUnknown
  }

  /// The same findings, found in the same order.
  public static func == (one: Self, other: Self) -> Bool { one.findings == other.findings }

  /// Hashes the findings.
  public func hash(into hasher: inout Hasher) { hasher.combine(findings) }

  mutating func note(_ kind: Finding.Kind, of type: Any.Type, _ valueKind: JSONKind, at offset: Int) {
    guard findings.count < Self.limit, seen.insert(Key(kind: kind, type: ObjectIdentifier(type))).inserted else {
      return
    }
    keys.append(Key(kind: kind, type: ObjectIdentifier(type)))
    places.append((offset, findings.count))
    findings.append(Finding(kind, of: "\(type)", valueKind, at: ""))
  }

  /// Forgets the findings of a value that is read again in another way.
  mutating func forget(downTo count: Int) {
    guard findings.count > count else { return }
    seen.subtract(keys[count...])
    keys.removeSubrange(count...)
    findings.removeSubrange(count...)
    places.removeAll { $0.index >= count }
  }

  /// Finds out where the findings of an answer stand. The answer is walked through once more, if there are any.
  mutating func locate(in text: UnsafeRawBufferPointer) {
    guard !places.isEmpty else { return }
    let places = places.sorted { $0.offset < $1.offset }
    self.places = []
    let pointers = JSONReader.pointers(to: places.map(\.offset), in: text)
    for (place, pointer) in zip(places, pointers) {
      findings[place.index].pointer = pointer
    }
  }
}

extension JSONReader {
  /// Notes a value of an open enum that is not among the known ones, if somebody wants to know.
  @inline(__always)
  mutating func note(
    _ value: some CustomStringConvertible, of type: Any.Type, at offset: Int, unless isKnown: () -> Bool
  ) {
    guard notesUnknown, !isKnown() else { return }
    note(.unknownValue(printable(value.description, limit: 100)), of: type, at: offset)
  }

  /// Notes a finding whose value stands at an offset.
  mutating func note(_ kind: Drift.Finding.Kind, of type: Any.Type, at offset: Int) {
    drift.note(kind, of: type, JSONKind(firstByte: bytes[offset]) ?? .null, at: offset)
  }
}

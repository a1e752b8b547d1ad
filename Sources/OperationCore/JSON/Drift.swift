/// What answers held that no type knows: the difference between what a server says and what a description does.
public struct Drift: Sendable, Hashable {
  /// One thing that a type does not know, however often it occurred.
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// What is not known. The texts are the server's, on one line and at most a hundred characters of them.
    public enum Kind: Sendable, Hashable {
      /// A member that nobody asked for, by its name. Its value is not kept.
      case unknownMember(String)
      /// A value of an open enum that the description does not list.
      case unknownValue(String)
    }

    /// What is not known.
    public let kind: Kind
    /// The name of the type that does not know it: the one with the members, or the enum.
    public let type: String
    /// What kind of JSON value it is: the member's value, or the enum's own.
    public let valueKind: JSONKind
    /// Where it first stood in the answer, as a JSON Pointer (RFC 6901), at most five hundred characters of it.
    public internal(set) var pointer: String

    /// `/results/0/new: BatchExport knows no member new (number)`
    public var description: String {
      switch kind {
      case .unknownMember(let name): "\(pointer): \(type) knows no member \(name) (\(valueKind))"
      case .unknownValue(let value): "\(pointer): \(type) knows no value \(value)"
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
  private var seen: Set<Key> = []
  /// Where the findings of the answer that is being read stand, by their index.
  private var places: [(offset: Int, index: Int)] = []

  /// The names of members that were asked for, when somebody wants to know them.
  var askedNames: Set<String>?

  /// None.
  public init() {}

  /// The same findings, found in the same order.
  public static func == (one: Self, other: Self) -> Bool { one.findings == other.findings }

  /// Hashes the findings.
  public func hash(into hasher: inout Hasher) { hasher.combine(findings) }

  mutating func note(_ kind: Finding.Kind, of type: Any.Type, _ valueKind: JSONKind, at offset: Int) {
    guard findings.count < Self.limit, seen.insert(Key(kind: kind, type: ObjectIdentifier(type))).inserted else {
      return
    }
    places.append((offset, findings.count))
    findings.append(Finding(kind: kind, type: "\(type)", valueKind: valueKind, pointer: ""))
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
    guard drift != nil, !isKnown() else { return }
    note(.unknownValue(printable(value.description, limit: 100)), of: type, at: offset)
  }

  /// Notes a finding whose value stands at an offset.
  mutating func note(_ kind: Drift.Finding.Kind, of type: Any.Type, at offset: Int) {
    drift?.note(kind, of: type, JSONKind(firstByte: bytes[offset]) ?? .null, at: offset)
  }
}

/// The content of responses that no type knows, and what was lost in decoding them: the difference between what a
/// server sends and what its OpenAPI document says.
public struct UnrecognizedContent: Sendable, Hashable {
  /// Something that a type doesn't know or can't read, however often it occurred.
  public struct Finding: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of findings. Their texts come from the server, and are limited to one line and a hundred characters.
    public enum Kind: Sendable, Hashable {
      /// A property that the type doesn't have, by its name. Its value isn't kept.
      case unknownProperty(String)
      /// A value of an open enum that the OpenAPI document doesn't list.
      case unknownValue(String)
      /// An optional property, by its name, whose value isn't what the OpenAPI document says. It was read as nil.
      case unreadableProperty(String, JSONError.Reason)
      /// A string with half of a surrogate pair, which was read as U+FFFD.
      case loneSurrogate

      /// Whether something that the server sent is missing in what was read.
      public var isLoss: Bool {
        switch self {
        case .unknownProperty, .unknownValue: false
        case .unreadableProperty, .loneSurrogate: true
        }
      }
    }

    /// What was found.
    public let kind: Kind
    /// The name of the type that doesn't know it: the type with the properties, or the enum.
    public let type: String
    /// The kind of the JSON value: that of the property, or of the enum.
    public let valueKind: JSONKind
    /// Where it first occurred in the response, as a JSON Pointer (RFC 6901) of at most five hundred characters.
    public internal(set) var pointer: String

    /// Creates a finding.
    package init(_ kind: Kind, of type: String, _ valueKind: JSONKind, at pointer: String) {
      self.kind = kind
      self.type = type
      self.valueKind = valueKind
      self.pointer = pointer
    }

    /// `/results/0/new: BatchExport knows no property new (number)`
    public var description: String {
      switch kind {
      case .unknownProperty(let name): "\(pointer): \(type) knows no property \(name) (\(valueKind))"
      case .unknownValue(let value): "\(pointer): \(type) knows no value \(value)"
      case .unreadableProperty(let name, let reason): "\(pointer): \(type) can't read \(name): \(reason)"
      case .loneSurrogate: "\(pointer): \(type) has a text with half of a surrogate pair"
      }
    }
  }

  /// The maximum number of findings, so that a hostile response can't exhaust the memory.
  public static let limit = 100

  /// The findings, each once, in the order in which they first occurred.
  public private(set) var findings: [Finding] = []

  private struct Key: Hashable {
    let kind: Finding.Kind
    let type: ObjectIdentifier
  }
  /// The key of each finding, in the same order.
  private var keys: [Key] = []
  private var seen: Set<Key> = []
  /// The offsets of the findings in the response that is being read, by their index.
  private var places: [(offset: Int, index: Int)] = []

  /// Whether to collect what no type knows, in addition to what was lost. This takes time for each object that is read.
  public let includesUnknown: Bool
  /// The names of the properties that were asked for, if the caller wants them.
  var askedNames: Set<String>?

  /// Creates an empty collection.
  ///
  /// - Parameter includesUnknown: Whether to collect what no type knows. If false, only what was lost is collected,
  ///   which costs nothing if nothing is.
  public init(includesUnknown: Bool = true) {
    self.includesUnknown = includesUnknown
  }

  /// Whether both have the same findings in the same order.
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

  /// Removes the findings of a value that is read again in another way.
  mutating func forget(downTo count: Int) {
    guard findings.count > count else { return }
    seen.subtract(keys[count...])
    keys.removeSubrange(count...)
    findings.removeSubrange(count...)
    places.removeAll { $0.index >= count }
  }

  /// Sets the pointers of the findings of a response. The response is scanned once more, if there are any.
  mutating func locate(in text: UnsafeRawBufferPointer) {
    guard !places.isEmpty else { return }
    let places = places.sorted { $0.offset < $1.offset }
    self.places = []
    let pointers = JSONReader.pointers(to: places.map(\.offset), in: text, limit: 500)
    for (place, pointer) in zip(places, pointers) {
      findings[place.index].pointer = printable(pointer, limit: 500)
    }
  }
}

extension JSONReader {
  /// Records a value of an open enum that isn't among the known ones, if the caller collects them.
  @inline(__always)
  mutating func note(
    _ value: some CustomStringConvertible, of type: Any.Type, at offset: Int, unless isKnown: () -> Bool
  ) {
    guard notesUnknown, !isKnown() else { return }
    note(.unknownValue(printable(value.description, limit: 100)), of: type, at: offset)
  }

  /// Records a finding whose value is at an offset.
  mutating func note(_ kind: UnrecognizedContent.Finding.Kind, of type: Any.Type, at offset: Int) {
    unrecognized.note(kind, of: type, JSONKind(firstByte: bytes[offset]) ?? .null, at: offset)
  }
}

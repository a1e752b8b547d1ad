public import Diagnostics

/// Values by unique keys, in document order.
///
/// Keys are strings: `200:` is "200" and `no:` is "no". Keys that are canonically equivalent in Unicode are the same
/// key, as `String` compares them.
public struct Mapping: Sendable {
  /// A key and its value.
  public struct Entry: Sendable {
    /// The key, as written.
    public let key: String
    /// The location of the key.
    public let keyLocation: SourceLocation
    /// The value of the key.
    public let value: Node

    /// Creates an entry.
    public init(key: String, keyLocation: SourceLocation, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// The entries, in document order.
  public private(set) var entries: [Entry] = []
  /// The index of each key, only for mappings so large that a linear search would be slower than hashing.
  private var positions: [String: Int]?

  private static let largestScanned = 12

  /// Creates a mapping. Of entries with the same key, the first is kept.
  public init(_ entries: [Entry] = []) {
    for entry in entries { append(entry) }
  }

  /// Adds an entry. If the key exists already, that entry is kept and returned.
  @discardableResult
  mutating func append(_ entry: Entry) -> Entry? {
    if let first = self.entry(for: entry.key) { return first }
    entries.append(entry)
    if positions != nil {
      positions?[entry.key] = entries.count - 1
    } else if entries.count > Self.largestScanned {
      var positions = [String: Int](minimumCapacity: 2 * entries.count)
      for (position, entry) in entries.enumerated() { positions[entry.key] = position }
      self.positions = positions
    }
    return nil
  }

  /// Returns the value of a key.
  public subscript(key: String) -> Node? { position(of: key).map { entries[$0].value } }

  /// Returns the entry of a key, with its location.
  public func entry(for key: String) -> Entry? { position(of: key).map { entries[$0] } }

  private func position(of key: String) -> Int? {
    if let positions { return positions[key] }
    return entries.firstIndex { $0.key == key }
  }

  /// The keys, in document order.
  public var keys: [String] { entries.map(\.key) }

  /// Whether there are no entries.
  public var isEmpty: Bool { entries.isEmpty }

  /// The number of entries.
  public var count: Int { entries.count }
}

extension Mapping: Hashable {
  /// Mappings are equal if they have the same values for the same keys, in any order.
  public static func == (left: Mapping, right: Mapping) -> Bool {
    left.count == right.count
      && left.entries.allSatisfy { one in
        right.entry(for: one.key).map { $0.key.isSpelled(like: one.key) && $0.value == one.value } == true
      }
  }

  /// Hashes the entries independently of their order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(
      entries.reduce(0) { sum, entry in
        var own = Hasher()
        own.combine(entry.key)
        own.combine(entry.value)
        return sum ^ own.finalize()
      })
  }
}

public import Diagnostics

/// Named values in document order, each name once.
///
/// A key is text: `200:` is "200" and `no:` is "no". Keys that are canonically equivalent in Unicode are the same key,
/// as they are to `String`.
public struct Mapping: Sendable {
  /// A key and its value.
  public struct Entry: Sendable {
    /// The name, as written.
    public let key: String
    /// Where the name stands.
    public let keyLocation: SourceLocation
    /// What it names.
    public let value: Node

    /// Joins a key to its value.
    public init(key: String, keyLocation: SourceLocation, value: Node) {
      self.key = key
      self.keyLocation = keyLocation
      self.value = value
    }
  }

  /// In document order.
  public private(set) var entries: [Entry] = []
  /// Where each key is, only for mappings so large that a scan would be slower than hashing.
  private var positions: [String: Int]?

  private static let largestScanned = 12

  /// Of entries with the same key the first stays.
  public init(_ entries: [Entry] = []) {
    for entry in entries { append(entry) }
  }

  /// Adds an entry, unless one with its key is there: that one stays, and is returned.
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

  /// The value of the key.
  public subscript(key: String) -> Node? { entry(for: key)?.value }

  /// The key, with its place, and the value.
  public func entry(for key: String) -> Entry? {
    if let positions { return positions[key].map { entries[$0] } }
    return entries.first { $0.key == key }
  }

  /// The names in document order.
  public var keys: [String] { entries.map(\.key) }

  /// Whether nothing is named.
  public var isEmpty: Bool { entries.isEmpty }

  /// How many names there are.
  public var count: Int { entries.count }
}

extension Mapping: Hashable {
  /// Mappings are equal where they have the same values under the same keys, in whatever order.
  public static func == (left: Mapping, right: Mapping) -> Bool {
    left.count == right.count && left.entries.allSatisfy { right[$0.key] == $0.value }
  }

  /// Adds the entries, so that their order doesn't matter.
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

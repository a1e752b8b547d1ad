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
  public let entries: [Entry]
  /// Where each key is, only for mappings so large that a scan would be slower than hashing.
  private let positions: [String: Int]?

  private static let largestScanned = 12

  /// Of entries with the same key the first stays.
  public init(_ entries: [Entry]) {
    self.init(entries, onDuplicate: { _, _ in })
  }

  /// Tells of each entry whose key an earlier entry has, and leaves it out.
  init(_ entries: [Entry], onDuplicate: (_ first: Entry, _ repeated: Entry) -> Void) {
    guard entries.count > Self.largestScanned else {
      positions = nil
      let isRepeated = { (index: Int) in
        entries[..<index].first { $0.key == entries[index].key }
      }
      guard entries.indices.contains(where: { isRepeated($0) != nil }) else {
        self.entries = entries
        return
      }
      self.entries = entries.indices.compactMap { index in
        guard let first = isRepeated(index) else { return entries[index] }
        onDuplicate(first, entries[index])
        return nil
      }
      return
    }
    var unique: [Entry] = []
    unique.reserveCapacity(entries.count)
    var positions = [String: Int](minimumCapacity: entries.count)
    for entry in entries {
      if let first = positions[entry.key] {
        onDuplicate(unique[first], entry)
      } else {
        positions[entry.key] = unique.count
        unique.append(entry)
      }
    }
    self.entries = unique
    self.positions = positions
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

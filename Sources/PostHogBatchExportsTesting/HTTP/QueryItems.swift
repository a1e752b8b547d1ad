/// The parameters of a query string, in order. A name can occur more than once.
struct QueryItems: Hashable, Sendable {
  private(set) var items: [Item]

  struct Item: Hashable, Sendable {
    let name: String
    let value: String
  }

  init(_ text: Substring) {
    items = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Item(
        name: PercentCoding.decode(parts[0], plusIsSpace: true),
        value: parts.count > 1 ? PercentCoding.decode(parts[1], plusIsSpace: true) : "")
    }
  }

  /// The last value of a name, as in Django. Setting it removes all others; setting `nil` removes all of them.
  subscript(name: String) -> String? {
    get { items.last { $0.name == name }?.value }
    set {
      items.removeAll { $0.name == name }
      if let newValue { items.append(Item(name: name, value: newValue)) }
    }
  }

  func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

  /// The encoded query with its keys in alphabetical order, as in the server's links.
  var sortedText: String {
    items.enumerated()
      .sorted { ($0.element.name, $0.offset) < ($1.element.name, $1.offset) }
      .map { PercentCoding.encode($0.element.name) + "=" + PercentCoding.encode($0.element.value) }
      .joined(separator: "&")
  }
}

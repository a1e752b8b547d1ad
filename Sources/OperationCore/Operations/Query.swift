/// The query of a request: names and values in order. A name can occur more than once.
public struct Query: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// A name and its value, before percent-encoding.
  public struct Item: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value as text.
    public let value: String

    /// Creates an item from text that isn't percent-encoded.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The items, in the order in which they are sent.
  public private(set) var items: [Item]

  /// The first name whose value can't be written as text (``QueryValue/isRepresentable``). The sender must refuse such
  /// a query.
  public private(set) var unrepresentableName: String?

  /// Creates a query from items.
  public init(items: [Item] = []) {
    self.items = items
  }

  /// Creates a query from names and values. A value that is nil is left out; a list repeats its name for each element.
  public init(dictionaryLiteral elements: (String, (any QueryValue)?)...) {
    items = elements.flatMap { name, value in (value?.queryTexts ?? []).map { Item(name: name, value: $0) } }
    unrepresentableName = elements.first { $0.1?.isRepresentable == false }?.0
  }

  /// Whether the query has no items.
  public var isEmpty: Bool { items.isEmpty }

  /// The first value of a name. Setting it replaces all values of that name; setting nil removes them.
  public subscript(name: String) -> String? {
    get { items.first { $0.name == name }?.value }
    set { replace(name, with: newValue.map { [$0] } ?? []) }
  }

  /// Returns all values of a name.
  public func values(of name: String) -> [String] {
    items.filter { $0.name == name }.map(\.value)
  }

  /// Returns the query in which the items of `other` replace all items with the same names.
  func merging(_ other: Query) -> Self {
    let names = Set(other.items.map(\.name))
    var merged = Query(items: items.filter { !names.contains($0.name) } + other.items)
    merged.unrepresentableName =
      unrepresentableName.flatMap { names.contains($0) ? nil : $0 } ?? other.unrepresentableName
    return merged
  }

  /// The first name that has values which contradict each other, and that `asked` does not have several times as well.
  func ambiguousName(besides asked: Query) -> String? {
    var values: [String: String] = [:]
    return items.first { item in
      let earlier = values.updateValue(item.value, forKey: item.name) ?? item.value
      return earlier != item.value && asked.values(of: item.name).count < 2
    }?.name
  }

  private mutating func replace(_ name: String, with values: [String]) {
    let place = items.firstIndex { $0.name == name } ?? items.endIndex
    items.removeAll { $0.name == name }
    if unrepresentableName == name { unrepresentableName = nil }
    items.insert(contentsOf: values.map { Item(name: name, value: $0) }, at: place)
  }

  /// The query as in a URL, without the question mark: `a=1&b=x%20y`.
  public var encoded: String {
    var text = ""
    for item in items {
      if !text.isEmpty { text += "&" }
      PercentEncoding.append(item.name, keeping: PercentEncoding.isUnreserved, to: &text)
      text += "="
      PercentEncoding.append(item.value, keeping: PercentEncoding.isUnreserved, to: &text)
    }
    return text
  }

  /// Parses a query as in a URL, in which `+` is a space, as in forms.
  ///
  /// - Returns: nil if the query is malformed.
  public init?(encoded: some StringProtocol) {
    items = []
    for part in Substring(encoded).split(separator: "&") {
      let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentEncoding.decode(pair[0]),
        let value = PercentEncoding.decode(pair.count > 1 ? pair[1] : "")
      else { return nil }
      items.append(Item(name: name, value: value))
    }
  }
}

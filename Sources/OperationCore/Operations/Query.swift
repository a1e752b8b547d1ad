/// The query of a request: names and values in order. A name may occur more than once.
public struct Query: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// One name with one value, not percent-encoded.
  public struct Item: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value as text.
    public let value: String

    /// An item from text that is not percent-encoded.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The items in the order in which they are sent.
  public private(set) var items: [Item]

  /// The first name whose value has no text (``QueryValue/isRepresentable``): the sender refuses such a query.
  public private(set) var unrepresentableName: String?

  /// A query of the given items.
  public init(items: [Item] = []) {
    self.items = items
  }

  /// Names and values: `nil` is left out, and a list gives its name once for each element.
  public init(dictionaryLiteral elements: (String, (any QueryValue)?)...) {
    items = elements.flatMap { name, value in (value?.queryTexts ?? []).map { Item(name: name, value: $0) } }
    unrepresentableName = elements.first { $0.1?.isRepresentable == false }?.0
  }

  /// Nothing to send.
  public var isEmpty: Bool { items.isEmpty }

  /// The first value of a name. Setting replaces all values of that name by one, or removes them.
  public subscript(name: String) -> String? {
    get { items.first { $0.name == name }?.value }
    set { replace(name, with: newValue.map { [$0] } ?? []) }
  }

  /// All values of a name.
  public func values(of name: String) -> [String] {
    items.filter { $0.name == name }.map(\.value)
  }

  /// The query with all items of the names that `other` has taken from `other`.
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

  /// The query as it stands in a URL, without the question mark: `a=1&b=x%20y`.
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

  /// Reads the query as it stands in a URL; nil when it is broken. `+` is a space, as in forms.
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

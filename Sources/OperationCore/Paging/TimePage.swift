/// A page of a list that is read back in time, such as a log. The server's links stay within one slice, so the next
/// request asks for items before the oldest one.
public struct TimePage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// The number of items that the server reports: those of this slice, or all that match the request.
  public let count: Int?
  /// The server's link within the slice.
  public let next: String?
  /// The server's link within the slice.
  public let previous: String?
  /// The items of this page.
  public var results: [Item]
  /// The raw JSON of the items, for the exact text of their times and to recognize an item that appears again.
  public let written: [JSONValue]?

  /// The same as ``count``.
  public var total: Int? { count }

  /// Reads the properties of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    count = try json.optional("count", default: nil)
    // A link that can't be read must be an error: nil would end the list.
    next = try json.optional("next", default: nil)
    previous = try json.optional("previous", default: nil)
    let items: JSONValue? = try json.peek("results")
    written = items?.array
    results = try json.required("results")
  }
}

/// An empty body is a page without items, because PostHog documents no body for its logs. Any JSON that isn't a page is
/// an error, as for every list.
extension TimePage: EmptyBodyReadable {
  init() {
    (count, next, previous) = (nil, nil, nil)
    results = []
    written = []
  }
}

extension TimePage: Equatable where Item: Equatable {}
extension TimePage: Hashable where Item: Hashable {}

extension TimePage: JSONWritable, JSONObjectWritable, Encodable where Item: JSONWritable {
  /// Writes the properties of a page.
  public func write(members json: inout JSONWriter) {
    json.write("count", count)
    json.writeNullable("next", next)
    json.writeNullable("previous", previous)
    json.write("results", results)
  }
}

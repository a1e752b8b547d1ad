/// A page of a list that is walked back in time, such as a log: the server's links stay inside one slice, so the next
/// request asks for what lies before the oldest item.
public struct TimePage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// What the server counts: the items of this slice, or all that fit the request.
  public let count: Int?
  /// The server's link inside the slice.
  public let next: String?
  /// The server's link inside the slice.
  public let previous: String?
  /// The items of this page.
  public var results: [Item]
  /// The items as the server wrote them, for the exact text of their times, and to know an item that comes again.
  public let written: [JSONValue]?

  /// The same as the count.
  public var total: Int? { count }

  /// Reads the members of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    count = try json.optional("count", default: nil)
    // One that can't be read must not end the list as nil would.
    next = try json.optional("next", default: nil)
    previous = try json.optional("previous", default: nil)
    let items: JSONValue? = try json.peek("results")
    written = items?.array
    results = try json.required("results")
  }
}

/// PostHog documents its logs as answered without a body. Any JSON that is no page is an error, as it is for every list.
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
  /// Writes the members of a page.
  public func write(members json: inout JSONWriter) {
    json.write("count", count)
    json.writeNullable("next", next)
    json.writeNullable("previous", previous)
    json.write("results", results)
  }
}

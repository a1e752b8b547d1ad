#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A page of a list that is walked back in time, such as a log: the server's links stay inside one slice, so the next
/// request asks for what lies before the oldest item.
public struct TimePage<Item: JSONReadable>: Page, JSONObjectReadable {
  /// The number of items in this slice.
  public let count: Int?
  /// The server's link inside the slice.
  public let next: String?
  /// The server's link inside the slice.
  public let previous: String?
  /// The items of this page.
  public let results: [Item]
  /// The items as the server wrote them, for the exact text of their times.
  private let written: JSONValue

  /// Reads the members of a page.
  public init(members json: inout JSONReader) throws(JSONError) {
    count = try json.optional("count")
    next = try json.optional("next")
    previous = try json.optional("previous")
    written = try json.required("results")
    results = try written.decode(as: [Item].self)
  }

  /// The least time among the items, as the server wrote it.
  public func oldest(_ member: String) -> String? {
    let times = (written.array ?? []).compactMap { item -> (date: Date, text: String)? in
      guard let text = item[member]?.string, let date = Date(rfc3339: text) else { return nil }
      return (date, text)
    }
    return times.min { $0.date < $1.date }?.text
  }
}

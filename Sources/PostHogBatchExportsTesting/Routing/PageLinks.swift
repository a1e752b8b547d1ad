import HTTPTypes

/// The absolute URLs of other pages.
struct PageLinks {
  private let base: String

  init(_ call: Call, _ configuration: FakeConfiguration) {
    let head = call.request.head
    let origin =
      switch configuration.links {
      case .asRequested: "\(head.scheme ?? "https")://\(head.authority ?? "localhost")"
      case .origin(let origin): origin
      }
    base = origin + call.target.path
  }

  func url(_ query: QueryItems) -> JSON {
    .string(query.items.isEmpty ? base : "\(base)?\(query.sortedText)")
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HTTPTypes

/// Lists with an opaque cursor, which stay stable while rows are added.
enum CursorPaging {
  /// The position of a row in an ordered list.
  struct Position: Comparable {
    let value: Int64
    let id: String

    static func < (one: Self, other: Self) -> Bool { (one.value, one.id) < (other.value, other.id) }
  }

  private struct Cursor {
    let position: Position
    let isReverse: Bool

    init(_ position: Position, isReverse: Bool) {
      self.position = position
      self.isReverse = isReverse
    }

    init(decoding text: String) throws(APIError) {
      guard let data = Data(base64Encoded: text) else { throw .notFound }
      let query = QueryItems(String(decoding: data, as: UTF8.self)[...])
      guard let value = query["p"].flatMap(Int64.init), let id = query["i"] else { throw .notFound }
      self.init(Position(value: value, id: id), isReverse: query["r"] == "1")
    }

    var text: String {
      Data("i=\(position.id)&p=\(position.value)\(isReverse ? "&r=1" : "")".utf8).base64EncodedString()
    }
  }

  /// - Parameters:
  ///   - position: The value that the list is ordered by. Null is the greatest value, as in PostgreSQL.
  ///   - isDescending: Whether the greatest value comes first.
  static func page<Row>(
    _ rows: [Row], _ call: Call, _ state: FakeState, size: Int, isDescending: Bool, position: (Row) -> Position,
    json: (Row) -> JSON
  ) throws(APIError) -> FakeResponse {
    let ordered = rows.map { (position($0), $0) }.sorted { isDescending ? $0.0 > $1.0 : $0.0 < $1.0 }
    let cursor: Cursor? = if let text = call.query["cursor"], !text.isEmpty { try Cursor(decoding: text) } else { nil }
    var range = 0..<ordered.count
    if let cursor {
      let isBefore = { (one: Position) in isDescending ? one > cursor.position : one < cursor.position }
      let before = ordered.prefix { isBefore($0.0) }.count
      let past = ordered.prefix { isBefore($0.0) || $0.0 == cursor.position }.count
      range = cursor.isReverse ? 0..<before : past..<ordered.count
    }
    range = cursor?.isReverse == true ? range.suffix(size) : range.prefix(size)

    let links = PageLinks(call, state.configuration)
    func link(_ index: Int?, isReverse: Bool) -> JSON {
      guard let index else { return .null }
      var query = call.query
      query["cursor"] = Cursor(ordered[index].0, isReverse: isReverse).text
      return links.url(query)
    }
    return FakeResponse(
      .ok,
      [
        "next": link(range.upperBound < ordered.count ? range.last : nil, isReverse: false),
        "previous": link(range.lowerBound > 0 ? range.first : nil, isReverse: true),
        "results": .array(ordered[range].map { json($0.1) }),
      ])
  }
}

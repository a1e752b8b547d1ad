import HTTPTypes

/// Lists with `limit` and `offset`, and a total count.
enum OffsetPaging {
  static func page<Row>(
    _ rows: [Row], _ call: Call, _ state: FakeState, defaultLimit: Int? = nil, json: (Row) -> JSON
  ) -> FakeResponse {
    // Anything but a positive number counts as absent.
    let limit =
      call.query["limit"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
      ?? defaultLimit ?? state.configuration.pageSizes.offsetLists
    let offset = call.query["offset"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil } ?? 0
    let links = PageLinks(call, state.configuration)
    let rest = rows.dropFirst(offset)
    var next = JSON.null
    if rest.count > limit {
      var query = call.query
      query["limit"] = String(limit)
      query["offset"] = String(offset + limit)
      next = links.url(query)
    }
    var previous = JSON.null
    if offset > 0 {
      var query = call.query
      query["limit"] = String(limit)
      query["offset"] = offset > limit ? String(offset - limit) : nil
      previous = links.url(query)
    }
    return FakeResponse(
      .ok,
      [
        "count": .integer(Int64(rows.count)), "next": next, "previous": previous,
        "results": .array(rest.prefix(limit).map(json)),
      ])
  }
}

import HTTPTypes

/// Finds the route of a request.
enum Router {
  struct Found {
    let route: Route
    let match: Route.Match
  }

  /// - Parameter servesDropped: Whether to include routes that current servers have dropped.
  static func find(
    _ method: HTTPRequest.Method, _ segments: [String], servesDropped: Bool
  ) throws(APIError) -> Found {
    guard segments.first == "api" else { throw .notFound }
    let routes = RouteTable.all.filter { servesDropped || !$0.isDropped }
    guard let first = routes.first(where: { $0.match(segments.dropFirst()) != nil }) else { throw .notFound }
    let samePath = routes.filter { $0.pattern == first.pattern }
    guard let route = samePath.first(where: { $0.method == method }), let match = route.match(segments.dropFirst())
    else { throw .methodNotAllowed(method, allowed: samePath.map(\.method)) }
    return Found(route: route, match: match)
  }
}

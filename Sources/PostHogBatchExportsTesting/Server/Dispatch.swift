import HTTPTypes

// From a request to its response, in the order in which the server decides: route, key, scope, place, throttle, action.

extension FakeState {
  mutating func respond(to request: FakeRequest, now: Timestamp) -> FakeResponse {
    if isForObjectStore(request) { return objects.respond(to: request, now: now) }
    let target = Target(request.head)
    guard let successor = EnvironmentPath.successor(of: target.segments) else {
      return dispatch(request, target, target.segments, now)
    }
    switch configuration.environmentAlias {
    case .gone: return APIError.notFound.response
    case .redirect307 where hasRoute(successor): return EnvironmentPath.redirect(target)
    case .redirect307, .served:
      var response = dispatch(request, target, successor, now)
      EnvironmentPath.addHeaders(to: &response, target)
      return response
    }
  }

  func isForObjectStore(_ request: FakeRequest) -> Bool {
    let authority = configuration.objectStoreURL.split(separator: "/").dropFirst().first
    return request.head.authority?.lowercased() == authority?.lowercased()
  }

  private func hasRoute(_ segments: [String]) -> Bool {
    do throws(APIError) {
      _ = try Router.find(.get, segments, servesDropped: configuration.servesDeprecatedRoutes)
      return true
    } catch {
      return error.status == .methodNotAllowed
    }
  }

  private mutating func dispatch(
    _ request: FakeRequest, _ target: Target, _ segments: [String], _ now: Timestamp
  ) -> FakeResponse {
    do throws(APIError) {
      let body = RequestBody(request)
      let found = Result { () throws(APIError) in
        try Router.find(request.head.method, segments, servesDropped: configuration.servesDeprecatedRoutes)
      }
      // A path that doesn't exist is reported to everyone; a wrong method only to callers with a key.
      if case .failure(let error) = found, error.status == .notFound { throw error }
      let key = try Authentication.key(of: request, target, body, known: configuration.keys)
      let (route, match) = try found.map { ($0.route, $0.match) }.get()
      guard Self.acceptsJSON(request.head) else { throw .notAcceptable }
      let authorization = Authorization(key: key, state: self)
      try authorization.checkScope(route.permission)
      let place = try authorization.place(match)
      try throttle(key, now)
      let call = Call(
        request: request, target: target, match: match, body: body, key: key, place: place, now: now)
      return try route.handle(call, &self)
    } catch {
      return error.response
    }
  }

  private mutating func throttle(_ key: FakeAPIKey, _ now: Timestamp) throws(APIError) {
    guard let limit = configuration.rateLimit else { return }
    if let seconds = throttles[key.value, default: Throttle()].admit(at: now, limit: limit) {
      throw .throttled(retryAfter: seconds)
    }
  }

  private static func acceptsJSON(_ head: HTTPRequest) -> Bool {
    guard let accept = head.headerFields[.accept] else { return true }
    return accept.split(separator: ",").contains { range in
      let type = range.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
      return ["*/*", "application/*", "application/json"].contains(type)
    }
  }
}

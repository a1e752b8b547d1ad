import HTTPTypes

/// Authentication: finding the API key of a request.
enum Authentication {
  /// Returns the key, looking where the server does: header, body, query. Only the first one found is tried.
  static func key(
    of request: FakeRequest, _ target: Target, _ body: RequestBody, known: [FakeAPIKey]
  ) throws(APIError) -> FakeAPIKey {
    try refusePublicTokens(target, body)
    let value =
      request.head.headerFields[.authorization].flatMap(bearer) ?? body["personal_api_key"]?.string
      ?? target.query["personal_api_key"]
    guard let value else { throw .notAuthenticated }
    guard !value.hasPrefix("phs_") else { throw .denied("A project secret key does not work here.") }
    guard let key = known.first(where: { $0.value == value }) else {
      throw .authenticationFailed("The personal API key is not valid.")
    }
    return key
  }

  /// Returns the token after the word `Bearer`, of at least two characters.
  private static func bearer(_ field: String) -> String? {
    let words = field.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, words[0] == "Bearer", words[1].count >= 2 else { return nil }
    return String(words[1])
  }

  /// Refuses `token` and `api_key`, which the server reads as public project tokens. The fake has none.
  private static func refusePublicTokens(_ target: Target, _ body: RequestBody) throws(APIError) {
    for name in ["token", "api_key"] where target.query[name] != nil || body[name]?.string != nil {
      throw .authenticationFailed("The project token is not valid.")
    }
  }
}

/// Everything that the fault server can do to one exchange.
enum Fault: Sendable, Hashable, CaseIterable {
  /// Nothing: the request is carried out and gets the right response.
  case none

  // The connection.
  /// Closed before a request: when it is accepted or, where it is kept, between two requests.
  case closedBeforeRequest
  /// Closed while the request is still being sent. Nothing is done.
  case cutInRequest
  /// Closed once the request has arrived in whole. Nothing is done.
  case cutAfterRequest
  /// Closed once the request is carried out, before a byte of the response.
  case cutBeforeHead
  /// Closed in the middle of the response's head.
  case cutInHead
  /// Closed in the middle of the response's body.
  case cutInBody
  /// Reset after the response's head, so that what was sent may be lost too.
  case resetAfterHead

  // Time.
  /// The request is carried out, but gets no response.
  case stalledBeforeHead
  /// The rest of the response's body never comes.
  case stalledInBody
  /// The response comes byte by byte.
  case trickled

  // The framing of the response.
  /// A head without end.
  case endlessHead
  /// No HTTP at all.
  case garbage
  /// Interim responses come before the final one.
  case interimResponses
  /// Two lengths that differ.
  case twoLengths
  /// The length says less than is sent.
  case lengthTooShort
  /// The length says more than is sent before the connection is closed.
  case lengthTooLong
  /// A chunk whose size is no number.
  case brokenChunkSize
  /// The connection is closed before the last chunk.
  case missingLastChunk

  // The encoding of the body.
  /// Compressed correctly, even if the client didn't ask for it.
  case gzip
  /// The compressed body lacks its end.
  case gzipCut
  /// The checksum at the end of the compressed body is wrong.
  case gzipWrongSum

  // Other responses, of the server or of a proxy in front of it. Nothing is carried out unless it says so.
  /// 503.
  case unavailable
  /// 503 with `Retry-After: 0`.
  case unavailableForNow
  /// 503 with `Retry-After: 1`.
  case unavailableForASecond
  /// 429 with `Retry-After: 0`.
  case throttled
  /// 502 with a page of HTML.
  case badGateway
  /// 404 with a page of HTML.
  case notFoundPage
  /// 200 with a page of HTML.
  case signInPage
  /// The request is carried out, and the response is a 500.
  case failedAfterwards

  /// Whether the request is carried out, whatever response the client gets.
  var carriesOut: Bool {
    switch self {
    case .closedBeforeRequest, .cutInRequest, .cutAfterRequest, .unavailable, .unavailableForNow,
      .unavailableForASecond, .throttled, .badGateway, .notFoundPage, .signInPage:
      false
    default: true
    }
  }
}

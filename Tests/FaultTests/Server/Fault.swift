// Everything that the fault server can do to one exchange.

/// What becomes of one request.
enum Fault: Sendable, Hashable, CaseIterable {
  /// Nothing: the request is done and answered as it should be.
  case none

  // The connection.
  /// Closed before a request: when it is accepted or, where it is kept, between two requests.
  case closedBeforeRequest
  /// Closed while the request is still being sent. Nothing is done.
  case cutInRequest
  /// Closed once the request has arrived in whole. Nothing is done.
  case cutAfterRequest
  /// Closed once the request is done, before a byte of the answer.
  case cutBeforeHead
  /// Closed in the middle of the answer's head.
  case cutInHead
  /// Closed in the middle of the answer's body.
  case cutInBody
  /// Reset, so that what was sent may be lost too, after the answer's head.
  case resetAfterHead

  // Time.
  /// The request is done, and never answered.
  case stalledBeforeHead
  /// The rest of the answer's body never comes.
  case stalledInBody
  /// The answer comes byte by byte.
  case trickled

  // The framing of the answer.
  /// A head without end.
  case endlessHead
  /// No HTTP at all.
  case garbage
  /// Interim answers come before the answer.
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

  // The coding of the body.
  /// Compressed as it should be, asked for or not.
  case gzip
  /// The compressed body lacks its end.
  case gzipCut
  /// The sum at the end of the compressed body is another one.
  case gzipWrongSum

  // Other answers, of the server or of what stands in front of it. Nothing is done unless it says so.
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
  /// The request is done, and the answer is 500.
  case failedAfterwards

  /// Whether the request is carried out, whatever the client hears of it.
  var carriesOut: Bool {
    switch self {
    case .closedBeforeRequest, .cutInRequest, .cutAfterRequest, .unavailable, .unavailableForNow,
      .unavailableForASecond, .throttled, .badGateway, .notFoundPage, .signInPage:
      false
    default: true
    }
  }
}

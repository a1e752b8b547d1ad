// What a response is before it is read: its head within bounds, its body in the coding that the operation knows.

import HTTPTypes

extension TransportResponse {
  /// The most bytes that the names and values of a head may have together. A transport's own bounds may be wider: NIO's are
  /// 80 KB for a field and 2 MB for all of them.
  static let maximumHeadSize = 64 << 10

  /// The same response, if its head is not too large to be kept.
  package func checkingHeadSize() throws(TransportError) -> TransportResponse {
    let size = head.headerFields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
    guard size <= Self.maximumHeadSize else {
      throw TransportError(.headTooLarge(limit: Self.maximumHeadSize), phase: .answered)
    }
    return self
  }

  /// The same response with its body as it was before the codings of `Content-Encoding` (RFC 9110, section 8.4).
  ///
  /// A gzip body is decoded while it is read. A body without a byte stays one: responses to HEAD, and those with the status
  /// 204 or 304, name the coding of a body that they don't have.
  ///
  /// - Throws: ``TransportError/Kind/malformedResponse`` for a coding that nobody asked for. Reading the body throws it where
  ///   the gzip is broken, and ``TransportError/Kind/inflatedTooMuch(ratio:)`` where it swells.
  func decodingContent() throws(TransportError) -> TransportResponse {
    guard head.headerFields.contains(.contentEncoding) else { return self }
    let codings = (head.headerFields[.contentEncoding] ?? "").lowercased()
      .split { $0 == "," || $0 == " " || $0 == "\t" }
      .filter { $0 != "identity" }
    guard let coding = codings.first else { return self }
    guard codings.count == 1, ["gzip", "x-gzip"].contains(coding) else {
      throw TransportError(
        .malformedResponse, phase: .answered, detail: "its body has a coding that was not asked for: only gzip is read")
    }
    var response = self
    response.head.headerFields[.contentEncoding] = nil
    response.head.headerFields[.contentLength] = nil
    response.body = body.gunzipped()
    return response
  }
}

extension ResponseBody {
  /// The body that this one is the gzip of. It can be read as often as this one.
  fileprivate func gunzipped() -> ResponseBody {
    ResponseBody {
      do throws(TransportError) {
        var chunks = try GunzippedChunks(makeAsyncIterator())
        return AsyncIterator { (isolation) async throws(TransportError) in try await chunks.next(isolation: isolation) }
      } catch {
        return AsyncIterator { (_) async throws(TransportError) in throw error }
      }
    }
  }
}

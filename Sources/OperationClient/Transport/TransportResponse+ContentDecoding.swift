// Checks and decodes a response before it is read: the size of its head, and the encoding of its body.

import HTTPTypes

extension TransportResponse {
  /// The most bytes that the names and values of a head may have together. A transport's own limits may be wider: NIO's
  /// are 80 KB for a field and 2 MB for all of them.
  static let maximumHeadSize = 64 << 10

  /// Returns the same response, if its head isn't too large to keep.
  package func checkingHeadSize() throws(TransportError) -> TransportResponse {
    let size = head.headerFields.reduce(0) { $0 + $1.name.rawName.utf8.count + $1.value.utf8.count }
    guard size <= Self.maximumHeadSize else {
      throw TransportError(.headTooLarge(limit: Self.maximumHeadSize), phase: .responseStarted)
    }
    return self
  }

  /// Returns the same response with its body decoded as `Content-Encoding` says (RFC 9110, section 8.4).
  ///
  /// A gzip body is decoded while it is read. An empty body stays empty: responses to HEAD, and those with the status
  /// 204 or 304, declare the encoding of a body that they don't have.
  ///
  /// - Throws: ``TransportError/Kind/malformedResponse`` for an encoding that the client didn't ask for. Reading the
  ///   body throws it if the gzip is broken, and ``TransportError/Kind/inflatedTooMuch(ratio:)`` if it expands too
  ///   much.
  func decodingContent() throws(TransportError) -> TransportResponse {
    guard let field = head.headerFields[.contentEncoding] else { return self }
    let codings = field.lowercased()
      .split { $0 == "," || $0 == " " || $0 == "\t" }
      .filter { $0 != "identity" }
    guard let coding = codings.first else { return self }
    guard codings.count == 1, ["gzip", "x-gzip"].contains(coding) else {
      throw TransportError(
        .malformedResponse, phase: .responseStarted,
        detail: "its body has a coding that was not asked for: only gzip is read")
    }
    var response = self
    response.head.headerFields[.contentEncoding] = nil
    response.head.headerFields[.contentLength] = nil
    response.body = body.gunzipped()
    return response
  }
}

extension ResponseBody {
  /// Returns the decoded body of a gzip body. It can be read as often as the original.
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

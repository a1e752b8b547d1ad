import HTTPTypes

/// The object store for the files of downloads. It has another origin than the API, another kind of authentication and
/// other errors (XML).
struct FakeObjectStore: Sendable {
  struct Object: Sendable {
    let contents: [UInt8]
    let createdAt: Timestamp
    /// The `ETag`, which differs for other contents, and for the same contents stored again.
    let tag: String
  }

  static let bucket = "fake-batch-exports"

  private var objects: [String: Object] = [:]
  private var puts: UInt64 = 0

  mutating func put(_ contents: [UInt8], at key: String, now: Timestamp) {
    puts += 1
    let tag = "\"\(Fingerprint.hex(of: contents, seed: puts).prefix(32))\""
    objects[key] = Object(contents: contents, createdAt: now, tag: tag)
  }

  /// Responds to a presigned GET as S3 does.
  func respond(to request: FakeRequest, now: Timestamp) -> FakeResponse {
    let target = Target(request.head)
    // S3 accepts only one kind of authentication per request, so this detects a client that sends its API key along.
    guard request.head.headerFields[.authorization] == nil else {
      return refusal(.badRequest, "InvalidArgument", "Only one kind of authentication can be used at a time.")
    }
    guard let signed = PresignedURL(target) else {
      return refusal(.forbidden, "AccessDenied", "The request is not signed.")
    }
    guard signed.isValid(for: request.head.method) else {
      return refusal(.forbidden, "SignatureDoesNotMatch", "The signature is not that of this request.")
    }
    guard now < signed.expiresAt else { return refusal(.forbidden, "AccessDenied", "Request has expired.") }
    guard let object = objects[signed.key] else { return refusal(.notFound, "NoSuchKey", "There is no such object.") }
    return deliver(object, to: request.head, disposition: signed.contentDisposition)
  }

  private func deliver(_ object: Object, to head: HTTPRequest, disposition: String?) -> FakeResponse {
    var headers: HTTPFields = [
      .acceptRanges: "bytes", .eTag: object.tag, .contentType: "application/octet-stream",
      .lastModified: object.createdAt.httpDate,
    ]
    headers[.contentDisposition] = disposition
    let size = object.contents.count
    var range = head.headerFields[.range].flatMap { ByteRange($0, size: size) }
    // If the validator no longer matches, the whole object is sent. A date never matches here.
    if let validator = head.headerFields[.ifRange], validator != object.tag { range = nil }
    switch range {
    case nil:
      headers[.contentLength] = String(size)
      return FakeResponse(status: .ok, headers: headers, body: object.contents)
    case .unsatisfiable:
      var response = refusal(.rangeNotSatisfiable, "InvalidRange", "The range lies outside of the object.")
      response.head.headerFields[.contentRange] = "bytes */\(size)"
      return response
    case .bytes(let bytes):
      headers[.contentLength] = String(bytes.count)
      headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(size)"
      return FakeResponse(status: .partialContent, headers: headers, body: Array(object.contents[bytes]))
    }
  }

  private func refusal(_ status: HTTPResponse.Status, _ code: String, _ message: String) -> FakeResponse {
    let xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>\(code)</Code><Message>\(message)</Message></Error>"
    return FakeResponse(status: status, headers: [.contentType: "application/xml"], body: Array(xml.utf8))
  }
}

import HTTPTypes

/// A URL that contains its own permission, in the format of AWS Signature Version 4.
struct PresignedURL {
  let key: String
  let contentDisposition: String?
  let signedAt: Timestamp
  let lifetime: Int64
  private let signature: String?

  private static let longest: Int64 = 604_800  // S3 signs for a week at most

  /// Signs a GET of an object. The file name is the last component of the key.
  init(key: String, now: Timestamp, lifetime: Duration) {
    self.key = key
    contentDisposition = "attachment; filename=\"\(key.split(separator: "/").last ?? "")\""
    // The date in the URL has whole seconds.
    signedAt = Timestamp(microseconds: now.microseconds.quotientRoundedDown(1_000_000).quotient * 1_000_000)
    self.lifetime = min(max(1, lifetime.components.seconds), Self.longest)
    signature = nil
  }

  /// Parses a requested URL; `nil` if it isn't signed.
  init?(_ target: Target) {
    guard target.segments.count > 1, target.segments[0] == FakeObjectStore.bucket,
      let signature = target.query["X-Amz-Signature"],
      let date = target.query["X-Amz-Date"].flatMap(Timestamp.init(basic:)),
      let lifetime = target.query["X-Amz-Expires"].flatMap(Int64.init), (1...Self.longest).contains(lifetime)
    else { return nil }
    key = target.segments.dropFirst().joined(separator: "/")
    contentDisposition = target.query["response-content-disposition"]
    signedAt = date
    self.lifetime = lifetime
    self.signature = signature
  }

  var expiresAt: Timestamp { signedAt + .seconds(lifetime) }

  /// The signature covers the method, so a HEAD of a URL signed for GET is refused.
  func isValid(for method: HTTPRequest.Method) -> Bool { method == .get && signature == expectedSignature }

  private var expectedSignature: String {
    let parts = ["GET", key, signedAt.basicText, String(lifetime), contentDisposition ?? ""]
    return Fingerprint.hex(of: parts.joined(separator: "\n").utf8)
  }

  func text(origin: String) -> String {
    let path = ([FakeObjectStore.bucket] + key.split(separator: "/").map(String.init))
      .map(PercentCoding.encode).joined(separator: "/")
    let day = signedAt.basicText.prefix(8)
    var query = QueryItems("")
    query["X-Amz-Algorithm"] = "AWS4-HMAC-SHA256"
    query["X-Amz-Credential"] = "AKIAFAKEFAKEFAKEFAKE/\(day)/us-east-1/s3/aws4_request"
    query["X-Amz-Date"] = signedAt.basicText
    query["X-Amz-Expires"] = String(lifetime)
    query["X-Amz-SignedHeaders"] = "host"
    query["X-Amz-Signature"] = expectedSignature
    query["response-content-disposition"] = contentDisposition
    return "\(origin)/\(path)?\(query.sortedText)"
  }
}

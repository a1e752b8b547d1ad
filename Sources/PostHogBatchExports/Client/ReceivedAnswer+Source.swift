// Whether PostHog itself has answered. Proxies, load balancers and sign-in pages between the client and PostHog answer too,
// with any status, and what they say means nothing for the operation.

import HTTPTypes

extension ReceivedAnswer {
  /// Whether it is a success that the operation documents, in the form in which it documents it.
  func isSuccess(of call: CallContext) -> Bool {
    guard let documented = call.contents.first(where: { $0.statuses.contains(status) }) else { return false }
    return switch (status, documented.type) {
    // Nothing is to be read in it, so one type of what is not there is as good as another: plain Django says `text/html` of
    // every 204. Several types are the work of somebody else, as everywhere.
    case (204, _): head.headerFields.mediaTypes.count <= 1
    case (_, "*/*"): true
    case (300...399, _): location != nil
    case (_, "application/json"): isJSON && !documented.isSomethingElse(body)
    case (_, let type?): mediaType == type.lowercased()
    case (_, nil): body.isEmpty || isJSON
    }
  }

  /// Whether it is an error in PostHog's form: its envelope, or no body where the operation documents that.
  func isError(of call: CallContext, with envelope: PostHogError.Envelope?) -> Bool {
    guard body.isEmpty else { return status >= 400 && envelope != nil }
    return !isBodyLost && (mediaType == nil || isJSON) && call.emptyErrors.contains(status)
  }

  /// Whether it says that it is JSON. An answer that does not say what it is may be looked at (RFC 9110, section 8.3): then
  /// it is JSON when it begins as an object or an array does.
  var isJSON: Bool {
    if let mediaType { return mediaType == "application/json" }
    let first = body.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }

  /// The type of the content without its parameters; nil when the answer does not say it, and none at all when it says several.
  private var mediaType: String? {
    let types = head.headerFields.mediaTypes
    return types.count > 1 ? "" : types.first
  }
}

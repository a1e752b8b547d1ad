import HTTPTypes
import OperationCore

/// What a response means for its call.
///
/// This is the only place that decides it. Proxies, load balancers and sign-in pages between the client and the API
/// respond too, with any status, and their responses mean nothing for the operation.
enum ResponseMeaning: Sendable {
  /// A success that the operation documents, in the form in which it documents it.
  case success
  /// A redirect that the operation doesn't document. The target is the path to send the same request to again, if that
  /// is allowed.
  case redirect(target: String?)
  /// An error of the API in its own form; without a body if the operation documents that.
  case error((any APIErrorBody)?)
  /// The response came from something other than the API.
  case gateway

  /// Decides what a response to `call` means.
  ///
  /// - Parameters:
  ///   - host: The server of the API. Other programs may be served beside its path; nothing is sent to them.
  ///   - errors: The form of the API's errors.
  init(
    of response: ReceivedResponse, to call: CallContext, below host: APIHost, errors: any APIErrorBody.Type
  ) {
    if response.isSuccess(of: call) {
      self = .success
    } else if [301, 302, 303, 307, 308].contains(response.status), let location = response.location {
      let target = response.retryTarget(at: location)
      self = .redirect(target: target.flatMap { host.holds($0) ? $0 : nil })
    } else if response.body.isEmpty {
      self = response.isEmptyError(of: call) ? .error(nil) : .gateway
    } else if response.status >= 400, let body = errors.init(ErrorResponse(response)) {
      self = .error(body)
    } else {
      self = .gateway
    }
  }
}

extension ReceivedResponse {
  /// Whether the response is a success that the operation documents, in the form in which it documents it.
  fileprivate func isSuccess(of call: CallContext) -> Bool {
    guard let documented = call.content(status) else { return false }
    return switch (status, documented.type) {
    // There is nothing to decode, so any type will do: plain Django sends `text/html` with every 204. Several types are
    // the work of a proxy, as everywhere.
    case (204, _): mediaTypes.count <= 1
    case (_, "*/*"): true
    case (300...399, _): location != nil
    case (_, "application/json"): isJSON && !documented.isSomethingElse(body)
    case (_, let type?): mediaType == type.lowercased()
    case (_, nil): body.isEmpty || isJSON
    }
  }

  /// The path to send the same request to again: the target of a 307 or 308 on the same origin (RFC 9110, sections
  /// 15.4.8 and 15.4.9).
  fileprivate func retryTarget(at location: String) -> String? {
    guard status == 307 || status == 308, case .sameOrigin(let target) = url.redirection(to: location) else {
      return nil
    }
    return target
  }

  /// Whether the response is an error that the operation documents to have no body.
  fileprivate func isEmptyError(of call: CallContext) -> Bool {
    !isBodyLost && (mediaType == nil || isJSON) && call.emptyErrors.contains(status)
  }
}

extension ErrorResponse {
  fileprivate init(_ response: ReceivedResponse) {
    self.init(
      status: response.status, headers: response.head.headerFields, body: response.body,
      mediaType: response.mediaType,
      redacted: { [redaction = response.redaction, key = response.key] in redaction.redacted($0, key: key) })
  }
}

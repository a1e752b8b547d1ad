import HTTPTypes

/// An error in the format that the whole API uses. Its `detail` is for people, and may change.
struct APIError: Error, CustomStringConvertible {
  enum Kind: String {
    case validation = "validation_error"
    case invalidRequest = "invalid_request"
    case authentication = "authentication_error"
    case throttled = "throttled_error"
    case server = "server_error"
  }

  let status: HTTPResponse.Status
  let kind: Kind
  let code: String
  let detail: String
  var attribute: String?
  var headers: HTTPFields = [:]

  /// For tests whose seed the server would refuse.
  var description: String { attribute.map { "\($0): \(detail)" } ?? detail }

  var response: FakeResponse {
    var response = FakeResponse(
      status,
      [
        "type": .string(kind.rawValue), "code": .string(code), "detail": .string(detail),
        "attr": .optional(attribute),
      ])
    response.head.headerFields.append(contentsOf: headers)
    return response
  }
}

extension APIError {
  static func invalid(_ attribute: String?, _ detail: String, code: String = "invalid_input") -> APIError {
    APIError(status: .badRequest, kind: .validation, code: code, detail: detail, attribute: attribute)
  }

  static func required(_ attribute: String) -> APIError {
    invalid(attribute, "This field is required.", code: "required")
  }

  static func invalidChoice(_ attribute: String, _ value: String) -> APIError {
    invalid(attribute, "\"\(value)\" is not a valid choice.", code: "invalid_choice")
  }

  static func malformedBody(_ detail: String) -> APIError {
    APIError(status: .badRequest, kind: .invalidRequest, code: "parse_error", detail: "JSON parse error: \(detail)")
  }

  static func authenticationFailed(_ detail: String) -> APIError {
    APIError(status: .unauthorized, kind: .authentication, code: "authentication_failed", detail: detail)
  }

  static let notAuthenticated = APIError(
    status: .unauthorized, kind: .authentication, code: "not_authenticated", detail: "No credentials were sent.")

  static func denied(_ detail: String) -> APIError {
    APIError(status: .forbidden, kind: .authentication, code: "permission_denied", detail: detail)
  }

  static let notFound = APIError(
    status: .notFound, kind: .invalidRequest, code: "not_found", detail: "There is nothing here.")

  static func methodNotAllowed(_ method: HTTPRequest.Method, allowed: [HTTPRequest.Method]) -> APIError {
    APIError(
      status: .methodNotAllowed, kind: .invalidRequest, code: "method_not_allowed",
      detail: "The method \"\(method.rawValue)\" is not allowed here.",
      headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
  }

  static let notAcceptable = APIError(
    status: .notAcceptable, kind: .invalidRequest, code: "not_acceptable", detail: "Only JSON can be given.")

  static func unsupportedMediaType(_ type: String) -> APIError {
    APIError(
      status: .unsupportedMediaType, kind: .invalidRequest, code: "unsupported_media_type",
      detail: "A body of type \"\(type)\" cannot be read.")
  }

  static func throttled(retryAfter seconds: Int64) -> APIError {
    APIError(
      status: .tooManyRequests, kind: .throttled, code: "throttled",
      detail: "Too many requests. Come back in \(seconds) seconds.", headers: [.retryAfter: String(seconds)])
  }

  /// The error for both limits on concurrent jobs. It has no `Retry-After`.
  static func tooManyConcurrent(_ jobs: String, _ detail: String) -> APIError {
    APIError(status: .tooManyRequests, kind: .server, code: "too_many_concurrent_\(jobs)", detail: detail)
  }

  /// The response of the server if its own code fails.
  static let unexpected = APIError(
    status: .internalServerError, kind: .server, code: "error", detail: "A server error occurred.")
}

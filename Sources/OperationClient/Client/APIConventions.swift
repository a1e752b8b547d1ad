/// What a client has to know about an API that its OpenAPI document doesn't say. The defaults suit most APIs.
///
///     var conventions = APIConventions(errors: Problem.self)
///     conventions.keyPrefixes = ["sk_live_", "sk_test_"]
///     conventions.metricPrefix = "payments"
public struct APIConventions: Sendable {
  /// The form of the API's errors. See ``APIErrorBody``.
  public var errors: any APIErrorBody.Type
  /// The name of the API in metrics and logs, such as `GitHub`.
  public var name: String
  /// The prefix of the names of metrics and span attributes: `payments` gives `payments_requests_total`.
  public var metricPrefix: String
  /// The value of the `User-Agent` field (RFC 9110, section 10.1.5).
  public var userAgent: String
  /// The prefixes of the API's keys. Any text that begins with one of them is hidden in errors and logs, even if it
  /// isn't one of this client's keys. The client's own keys are always hidden.
  public var keyPrefixes: [String]
  /// The number of requests that the API allows, which ``RateLimit/Choice/automatic`` keeps; `nil` for no limit.
  public var rateLimit: RateLimit?
  /// Returns the error that traces show for a failure, when another client is built on top of this one.
  package var presented: (@Sendable (OperationFailure) -> any Error)?

  /// Creates the conventions of an API.
  ///
  /// - Parameters:
  ///   - errors: The form of the API's errors. The default accepts any JSON object.
  ///   - name: The name of the API in metrics and logs.
  ///   - metricPrefix: The prefix of the names of metrics and span attributes.
  ///   - userAgent: The value of the `User-Agent` field.
  ///   - keyPrefixes: The prefixes of the API's keys.
  ///   - rateLimit: The number of requests that the API allows; `nil` for no limit.
  public init(
    errors: any APIErrorBody.Type = JSONErrorBody.self, name: String = "the API", metricPrefix: String = "api",
    userAgent: String = "swift-operation-client", keyPrefixes: [String] = [], rateLimit: RateLimit? = nil
  ) {
    self.errors = errors
    self.name = name
    self.metricPrefix = metricPrefix
    self.userAgent = userAgent
    self.keyPrefixes = keyPrefixes
    self.rateLimit = rateLimit
  }
}

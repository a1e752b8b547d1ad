// What an API does in its own way and no OpenAPI document says.

/// What a client has to know of an API beside its OpenAPI document. The defaults suit most.
///
///     var conventions = APIConventions(errors: Problem.self)
///     conventions.keyPrefixes = ["sk_live_", "sk_test_"]
///     conventions.metricPrefix = "payments"
public struct APIConventions: Sendable {
  /// The form of the API's errors. See ``APIErrorBody``.
  public var errors: any APIErrorBody.Type
  /// How the API is called in metrics and logs, such as `GitHub`.
  public var name: String
  /// What the names of metrics and of span attributes begin with: `payments` gives `payments_requests_total`.
  public var metricPrefix: String
  /// What is sent as `User-Agent` (RFC 9110, section 10.1.5).
  public var userAgent: String
  /// What the API's keys begin with. Whatever begins so is hidden in errors and logs, also where it is the key of somebody
  /// else. The keys of the client itself are hidden in any case.
  public var keyPrefixes: [String]
  /// How many requests the API allows, which ``RateLimit/Choice/automatic`` keeps; nil for no limit.
  public var rateLimit: RateLimit?
  /// The error that traces show for a failure, where a client is made on top of this one.
  package var presented: (@Sendable (OperationFailure) -> any Error)?

  /// Conventions of an API.
  ///
  /// - Parameters:
  ///   - errors: The form of the API's errors: any JSON object.
  ///   - name: How the API is called in metrics and logs.
  ///   - metricPrefix: What the names of metrics and of span attributes begin with.
  ///   - userAgent: What is sent as `User-Agent`.
  ///   - keyPrefixes: What the API's keys begin with.
  ///   - rateLimit: How many requests the API allows; nil for no limit.
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

public import OperationCore

/// The form in which an API reports errors.
///
/// A client decodes the body of each response with a status from 400 on as the type in ``APIConventions/errors``. A
/// body that can't be decoded as that type isn't the API's: a load balancer or a sign-in page has responded, and the
/// call fails with ``OperationFailure/Kind-swift.enum/gateway(status:)``. Otherwise ``OperationFailure/errorBody``
/// holds the value.
///
/// A model that is generated from an OpenAPI document, or any other type that can be decoded from JSON, needs only an
/// extension with the message:
///
///     extension Problem: APIErrorBody {
///       public var message: String? { detail }
///     }
///
///     let client = APIClient(
///       host: host, credentials: .bearer(token), conventions: APIConventions(errors: Problem.self))
///     do throws(OperationFailure) {
///       try await client.send(Things.delete(id: 7))
///     } catch {
///       if let problem = error.errorBody as? Problem, problem.code == "locked" { … }
///     }
///
/// A type for an API whose errors aren't JSON implements ``init(_:)``:
///
///     struct PlainError: APIErrorBody {
///       let message: String?
///       init?(_ response: ErrorResponse) {
///         guard response.mediaType == "text/plain" else { return nil }
///         message = String(decoding: response.body, as: UTF8.self)
///       }
///     }
public protocol APIErrorBody: Sendable {
  /// Decodes the body of a response; returns `nil` if it isn't in the API's form.
  ///
  /// - Parameter response: A response with a status from 400 on and a body that isn't empty.
  init?(_ response: ErrorResponse)

  /// The API's message about the error, for people; `nil` if there is none. ``OperationFailure`` prints it on one line,
  /// truncated after 500 characters, and without anything that looks like a key.
  var message: String? { get }

  /// The pause that the body asks for after a 429 without a `Retry-After` field. The default implementation returns
  /// `nil`.
  var retryAfter: Duration? { get }

  /// Whether a 429 means that the limit of concurrent jobs is reached, so that the client waits longer before a retry
  /// (``RetryPolicy/jobLimitBackoff``). The default implementation returns `false`.
  var isJobLimit: Bool { get }
}

extension APIErrorBody {
  /// Returns `nil`.
  public var retryAfter: Duration? { nil }
  /// Returns `false`.
  public var isJobLimit: Bool { false }
}

extension APIErrorBody where Self: JSONReadable {
  /// Decodes a JSON body.
  public init?(_ response: ErrorResponse) {
    guard response.isJSON, let body = try? Self(json: response.body) else { return nil }
    self = body
  }
}

/// An error body that is any JSON object: the form of errors that a client assumes by default.
public struct JSONErrorBody: APIErrorBody, Hashable {
  /// The properties that APIs put their message into, the most specific first.
  private static let names = ["detail", "message", "error_description", "title", "error"]

  /// The JSON object.
  public let value: JSONValue

  /// Decodes a body that is a JSON object.
  public init?(_ response: ErrorResponse) {
    guard response.isJSON, let value = try? JSONValue(json: response.body), value.object != nil else { return nil }
    self.value = value
  }

  /// The first text among `detail`, `message`, `error_description`, `title` and `error`, or among the same properties
  /// of an object `error`.
  public var message: String? {
    Self.message(in: value) ?? value["error"].flatMap(Self.message)
  }

  private static func message(in value: JSONValue) -> String? {
    names.lazy.compactMap { value[$0]?.string }.first
  }
}

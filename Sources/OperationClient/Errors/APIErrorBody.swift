// How an API reports errors. What is not in that form comes from something else, such as a proxy in front of the API.

public import OperationCore

/// What an API says in the body of an error.
///
/// A client reads the body of each response with a status from 400 on as the type in ``APIConventions/errors``. A body that
/// can't be read as that is not the API's: a load balancer or a sign-in page has answered, and the call fails with
/// ``OperationFailure/Kind-swift.enum/gateway(status:)``. Otherwise ``OperationFailure/errorBody`` has the value.
///
/// For a model that is generated from an OpenAPI document, or any other type that can be read from JSON, it takes an extension
/// with the message:
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
/// A type for an API whose errors are no JSON implements ``init(_:)``:
///
///     struct PlainError: APIErrorBody {
///       let message: String?
///       init?(_ response: ErrorResponse) {
///         guard response.mediaType == "text/plain" else { return nil }
///         message = String(decoding: response.body, as: UTF8.self)
///       }
///     }
public protocol APIErrorBody: Sendable {
  /// Reads the body of a response; nil when it is not in the API's form.
  ///
  /// - Parameter response: A response with a status from 400 on and a body that isn't empty.
  init?(_ response: ErrorResponse)

  /// What the API says of the error, for a person; nil when it says nothing. ``OperationFailure`` prints it on one line, cut off
  /// after 500 characters, and without anything that looks like a key.
  var message: String? { get }

  /// How long the body asks to be left alone after a 429 without a `Retry-After` field. Without an implementation it says
  /// nothing.
  var retryAfter: Duration? { get }

  /// Whether a 429 means that as many jobs are running as may run at once, so that a retry waits for longer
  /// (``RetryPolicy/jobLimitBackoff``). Without an implementation it never does.
  var isJobLimit: Bool { get }
}

extension APIErrorBody {
  /// Nothing.
  public var retryAfter: Duration? { nil }
  /// False.
  public var isJobLimit: Bool { false }
}

extension APIErrorBody where Self: JSONReadable {
  /// Reads a body that is JSON.
  public init?(_ response: ErrorResponse) {
    guard response.isJSON, let body = try? Self(json: response.body) else { return nil }
    self = body
  }
}

/// The body of an error as any JSON object: what a client takes for an error of its API unless it is given another type.
public struct JSONErrorBody: APIErrorBody, Hashable {
  /// The members that APIs put their message into, the most telling first.
  private static let names = ["detail", "message", "error_description", "title", "error"]

  /// The object.
  public let value: JSONValue

  /// Reads a body that is a JSON object.
  public init?(_ response: ErrorResponse) {
    guard response.isJSON, let value = try? JSONValue(json: response.body), value.object != nil else { return nil }
    self.value = value
  }

  /// The first text among `detail`, `message`, `error_description`, `title` and `error`, or the same within an object `error`.
  public var message: String? {
    Self.message(in: value) ?? value["error"].flatMap(Self.message)
  }

  private static func message(in value: JSONValue) -> String? {
    names.lazy.compactMap { value[$0]?.string }.first
  }
}

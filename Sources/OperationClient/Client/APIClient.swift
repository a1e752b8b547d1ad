// The client that programs hold: where the API is, how to get a key, and what to send requests with. What it does with
// them is in APIClient+Send.swift.

public import Logging
package import OperationCore

/// A client of any API whose operations `apigen` generated.
///
///     let client = APIClient(host: try APIHost("https://api.example.com"), credentials: .bearer(token))
///     for try await thing in client.items(of: Things.list(color: .red)) {
///       print(thing.name)
///     }
///
/// It sends the operations, handles and pages that are generated, retries what may be sent again (``RetryPolicy``), keeps to its
/// host, and throws an ``OperationFailure`` that says whether the server may have acted all the same. What an API does in its own
/// way, the form of its errors above all, is in ``APIConventions``.
///
/// It is a value: copies are cheap and share connections. Use it from any number of tasks.
public struct APIClient: Sendable {
  let core: ClientCore

  /// The bounds that this client keeps.
  public private(set) var configuration: Configuration

  /// The server that this client talks to.
  public var host: APIHost { core.host }

  /// A client on a transport of your choice.
  ///
  /// - Parameters:
  ///   - host: The server to talk to. The key goes nowhere else.
  ///   - credentials: Where the key comes from, and which field it goes into.
  ///   - transport: What sends the requests.
  ///   - conventions: What the API does in its own way, such as the form of its errors.
  ///   - clock: What waiting is measured with: the transport's ``HTTPTransport/clock``, or else `ContinuousClock`. Tests give one
  ///     that they move themselves. With another one than the transport's, every call throws.
  ///   - randomSource: Numbers from 0 up to 1, which spread out requests that would else come at once.
  ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
  ///   - middleware: What sees every request and response on their way, the first one outermost.
  ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that the generated code does not know or
  ///     can't read. What can't be read is logged at level `warning` too.
  ///   - configuration: The bounds to keep.
  public init(
    host: APIHost,
    credentials: APICredentials,
    transport: any HTTPTransport,
    conventions: APIConventions = APIConventions(),
    clock: (any Clock<Duration>)? = nil,
    randomSource: @escaping @Sendable () -> Double = { .random(in: 0..<1) },
    logger: Logger = Logger(label: "operation-client"),
    middleware: [any Middleware] = [],
    onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)? = nil,
    configuration: Configuration = Configuration()
  ) {
    core = ClientCore(
      host: host, credentials: credentials, transport: transport, conventions: conventions, clock: clock,
      randomSource: randomSource, logger: logger, middleware: middleware, onUnrecognizedContent: onUnrecognizedContent,
      configuration: configuration)
    self.configuration = configuration
  }

  #if AsyncHTTPClient
    // Without the trait the transport has no default, so this is an initializer of its own.

    /// A client on AsyncHTTPClient, with the connections that all such clients in the process share.
    ///
    /// - Parameters:
    ///   - host: The server to talk to. The key goes nowhere else.
    ///   - credentials: Where the key comes from, and which field it goes into.
    ///   - conventions: What the API does in its own way, such as the form of its errors.
    ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
    ///   - middleware: What sees every request and response on their way, the first one outermost.
    ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that the generated code does not know or
    ///     can't read. What can't be read is logged at level `warning` too.
    ///   - configuration: The bounds to keep.
    public init(
      host: APIHost,
      credentials: APICredentials,
      conventions: APIConventions = APIConventions(),
      logger: Logger = Logger(label: "operation-client"),
      middleware: [any Middleware] = [],
      onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)? = nil,
      configuration: Configuration = Configuration()
    ) {
      self.init(
        host: host, credentials: credentials, transport: AsyncHTTPClientTransport.shared, conventions: conventions,
        logger: logger, middleware: middleware, onUnrecognizedContent: onUnrecognizedContent,
        configuration: configuration)
    }
  #endif
}

extension APIClient {
  /// The same client with other bounds, for calls that need them: it shares connections, rate limit and retry budget.
  ///
  ///     let patient = client.configured { $0.deadline = .seconds(3600) }
  ///
  /// The rate limit and the retry budget are those of the client it was made from, whatever the change says of them.
  public func configured(by change: (inout Configuration) -> Void) -> APIClient {
    var copy = self
    change(&copy.configuration)
    return copy
  }
}

extension APIClient: CustomStringConvertible, CustomReflectable {
  /// The host; nothing of the credentials.
  public var description: String { "APIClient(\(host))" }
  /// The host and the configuration; nothing of the credentials.
  public var customMirror: Mirror { Mirror(self, children: ["host": host, "configuration": configuration]) }
}

// What a client on top of this one works with, beside calls.
extension APIClient {
  package var transport: any HTTPTransport { core.transport }
  package var clock: any Clock<Duration> { core.clock }
  package var randomSource: @Sendable () -> Double { core.randomSource }
  package var logger: Logger { core.logger }
  /// The keys that must not be in any text.
  package var knownKeys: [Secret] { core.credentials.known.all }
}

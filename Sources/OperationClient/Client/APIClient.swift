public import Logging
package import OperationCore

/// A client for any API whose operations `apigen` generated.
///
///     let client = APIClient(host: try APIHost("https://api.example.com"), credentials: .bearer(token))
///     for try await thing in client.items(of: Things.list(color: .red)) {
///       print(thing.name)
///     }
///
/// The client sends generated operations, handles and pages, retries the requests that are safe to retry
/// (``RetryPolicy``), sends nothing to any other host, and throws an ``OperationFailure`` that says whether the server
/// may have carried out the request despite the failure. ``APIConventions`` describes what is particular to an API,
/// above all the form of its errors.
///
/// `APIClient` is a value: copies are cheap and share connections. You can use it from any number of tasks.
public struct APIClient: Sendable {
  let core: ClientCore

  /// The limits that this client keeps.
  public private(set) var configuration: Configuration

  /// The server that this client talks to.
  public var host: APIHost { core.host }

  /// Creates a client on a transport of your choice.
  ///
  /// - Parameters:
  ///   - host: The server to talk to. The key is sent nowhere else.
  ///   - credentials: Where the key comes from, and which header field carries it.
  ///   - transport: Sends the requests.
  ///   - conventions: What is particular to the API, such as the form of its errors.
  ///   - clock: The clock for all waiting. The default is the transport's ``HTTPTransport/clock``, or `ContinuousClock`
  ///     if the transport has none. Tests pass a clock that they advance themselves. If the transport has a clock and
  ///     this is a different one, every call throws.
  ///   - randomSource: Returns numbers from 0 up to 1, which spread out requests that would otherwise be sent at the
  ///     same moment.
  ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
  ///   - middleware: Sees every request and response in transit; the first one is the outermost.
  ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that the generated
  ///     code doesn't know or can't decode. What can't be decoded is also logged at level `warning`.
  ///   - configuration: The limits to keep.
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

    /// Creates a client on AsyncHTTPClient that shares its connections with all such clients in the process.
    ///
    /// - Parameters:
    ///   - host: The server to talk to. The key is sent nowhere else.
    ///   - credentials: Where the key comes from, and which header field carries it.
    ///   - conventions: What is particular to the API, such as the form of its errors.
    ///   - logger: Logs one `debug` line per request and per response, without keys, queries or bodies.
    ///   - middleware: Sees every request and response in transit; the first one is the outermost.
    ///   - onUnrecognizedContent: Called, on any task, once for each property and value in responses that the generated
    ///     code doesn't know or can't decode. What can't be decoded is also logged at level `warning`.
    ///   - configuration: The limits to keep.
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
  /// Returns this client with other limits, for calls that need them. The copy shares connections, rate limit and retry
  /// budget.
  ///
  ///     let patient = client.configured { $0.deadline = .seconds(3600) }
  ///
  /// The rate limit and the retry budget stay those of the original client, whatever `change` sets them to.
  public func configured(by change: (inout Configuration) -> Void) -> APIClient {
    var copy = self
    change(&copy.configuration)
    return copy
  }
}

extension APIClient: CustomStringConvertible, CustomReflectable {
  /// The host. The credentials are not included.
  public var description: String { "APIClient(\(host))" }
  /// The host and the configuration. The credentials are not included.
  public var customMirror: Mirror { Mirror(self, children: ["host": host, "configuration": configuration]) }
}

// What a client built on top of this one needs beside calls.
extension APIClient {
  package var transport: any HTTPTransport { core.transport }
  package var clock: any Clock<Duration> { core.clock }
  package var randomSource: @Sendable () -> Double { core.randomSource }
  package var logger: Logger { core.logger }
  /// The keys that must not appear in any text.
  package var knownKeys: [Secret] { core.credentials.known.all }
}

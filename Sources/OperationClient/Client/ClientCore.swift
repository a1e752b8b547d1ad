import HTTPTypes
import Logging

/// What all copies of a client share.
final class ClientCore: Sendable {
  let host: APIHost
  let credentials: APICredentials
  let transport: any HTTPTransport
  /// The transport, if it can read whole responses within a time limit itself.
  let wholeResponseTransport: (any WholeResponseTransport)?
  /// The slots of the transport, if it limits how many exchanges run at once.
  let slots: ExchangeSlots?
  let conventions: APIConventions
  /// The header fields of every request.
  let fields: HTTPFields
  let clock: any Clock<Duration>
  /// Whether the transport has a different clock, on which nothing that this client waits for would ever happen.
  let isOnForeignClock: Bool
  let randomSource: @Sendable () -> Double
  let logger: Logger
  let metrics: MetricNames
  let middleware: [any Middleware]
  let redaction: KeyRedaction
  /// The time since the client was created, on which the limiter schedules its turns.
  let uptime: Stopwatch
  let limiter: RateLimiter
  let budget: RetryBudget
  let watchdog: Watchdog
  let unrecognizedContentReporter: UnrecognizedContentReporter

  init(
    host: APIHost, credentials: APICredentials, transport: any HTTPTransport, conventions: APIConventions,
    clock: (any Clock<Duration>)?, randomSource: @escaping @Sendable () -> Double, logger: Logger,
    middleware: [any Middleware], onUnrecognizedContent: (@Sendable (UnrecognizedContentReport) -> Void)?,
    configuration: APIClient.Configuration
  ) {
    self.host = host
    self.credentials = credentials
    self.transport = transport
    wholeResponseTransport = transport as? any WholeResponseTransport
    slots = (transport as? any PooledTransport)?.slots
    self.conventions = conventions
    fields = [
      .userAgent: conventions.userAgent,
      // Errors are JSON even where a success has no body.
      .accept: "application/json",
      .acceptEncoding: "gzip",
    ]
    let clock = clock ?? transport.clock ?? ContinuousClock()
    self.clock = clock
    isOnForeignClock = transport.clock.map { !$0.isSame(as: clock) } ?? false
    self.randomSource = randomSource
    self.logger = logger
    metrics = MetricNames(conventions)
    self.middleware = middleware
    redaction = KeyRedaction(prefixes: conventions.keyPrefixes)
    uptime = Stopwatch(clock)
    limiter = RateLimiter(configuration.rateLimit.limit(knowing: conventions.rateLimit))
    budget = RetryBudget(configuration.retryPolicy)
    watchdog = Watchdog(clock)
    unrecognizedContentReporter = UnrecognizedContentReporter(
      onUnrecognizedContent, logger: logger, redaction: redaction)
  }

  /// Returns the failure without the client's keys in any of its texts.
  func redacted(_ failure: OperationFailure) -> OperationFailure {
    let keys = credentials.known.all
    return failure.mapTexts { redaction.redacted($0, keys: keys) }
  }
}

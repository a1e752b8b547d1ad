import HTTPTypes
import InMemoryTracing
import Logging
import Metrics
import MetricsTestKit
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing
import Tracing

/// What a program that has bootstrapped metrics, traces and logs gets from its calls.
@Suite("What a call reports")
struct TelemetryTests {
  static func operation(_ id: String) -> APIOperation<Void> {
    APIOperation(
      id, .delete, "/things/7/", query: ["search": "private"], responses: .empty(204), retry: .done(on: 404))
  }

  @Test("counts requests by status, retries by cause, bytes, and times calls")
  func metrics() async throws {
    let metrics = Bootstrapped.metrics
    let bench = try RetryBench([
      .respond(503), .failure(.connection, .sent), .page(404), .respond(429, [.retryAfter: "60"]), .respond(204),
    ])
    _ = try await bench.send(Self.operation("logged_by_metrics")).get()

    func count(_ label: String, _ dimensions: (String, String)...) throws -> Int64 {
      try metrics.expectCounter(label, [("operation", "logged_by_metrics")] + dimensions).totalValue
    }
    for status in ["503", "connection failed", "404", "429", "204"] {
      #expect(try count("posthog_requests_total", ("status", status)) == 1)
    }
    for cause in ["503", "connection failed", "not PostHog's response", "429, too many requests"] {
      #expect(try count("posthog_retries_total", ("because", cause)) == 1)
    }
    #expect(
      try count("posthog_received_bytes_total")
        == Int64(2 * Play.envelope.utf8.count + "<html><h1>nginx</h1></html>".utf8.count))
    let timer = try metrics.expectTimer(
      "posthog_call_duration_seconds", [("operation", "logged_by_metrics"), ("outcome", "success")])
    #expect(timer.values.count == 1)
    #expect(try #require(timer.lastValue) > 60_000_000_000)
  }

  @Test("a span for the call, a child for each attempt, and the trace goes on in the request")
  func spans() async throws {
    let tracer = Bootstrapped.tracer
    let bench = try RetryBench([.respond(503), .respond(204)])
    _ = try await bench.send(Self.operation("logged_by_traces")).get()

    let spans = tracer.finishedSpans.filter { $0.operationName.hasPrefix("logged_by_traces") }
    let call = try #require(spans.first { $0.operationName == "logged_by_traces" })
    let attempts = spans.filter { $0.operationName == "logged_by_traces attempt" }
    #expect(spans.count == 3)
    #expect(attempts.allSatisfy { $0.parentSpanID == call.spanID && $0.traceID == call.traceID })
    #expect(attempts.map { $0.attributes.get("http.response.status_code") } == [503, 204])
    #expect(call.attributes.get("posthog.attempts") == 2)
    #expect(call.attributes.get("server.address") == "us.posthog.com")
    let fields = bench.transport.sent.flatMap { $0.request.headerFields }.map(\.name.canonicalName)
    #expect(fields.contains("in-memory-trace-id"))
  }

  @Test("a client of another API counts and traces under a name of its own")
  func otherAPI() async throws {
    let (metrics, tracer) = (Bootstrapped.metrics, Bootstrapped.tracer)
    let clock = ManualClock()
    let client = APIClient(
      host: try APIHost("https://api.example.com"), credentials: .bearer(testKey),
      transport: ScriptedTransport([
        .success(FakeResponse(status: .notFound, body: Array("<html>".utf8))),
        .success(FakeResponse(status: .conflict, json: #"{"message": "It is in use."}"#)),
      ]), conventions: APIConventions(name: "Things", metricPrefix: "things"), clock: clock)
    await clock.withTimePassing {
      _ = await #expect(throws: OperationFailure.self) {
        try await client.send(Self.operation("logged_by_another_api"))
      }
    }
    let operation = ("operation", "logged_by_another_api")
    #expect(try metrics.expectCounter("things_requests_total", [operation, ("status", "409")]).totalValue == 1)
    let retries = try metrics.expectCounter("things_retries_total", [operation, ("because", "not Things's response")])
    #expect(retries.totalValue == 1)
    let span = try #require(tracer.finishedSpans.first { $0.operationName == "logged_by_another_api" })
    #expect(span.attributes.get("things.attempts") == 2)
    #expect(span.errors.map { "\($0.error)" }.first?.contains("It is in use.") == true)
  }

  @Test("neither spans nor log lines hold keys, queries or bodies")
  func secrecy() async throws {
    let tracer = Bootstrapped.tracer
    let lines = Mutex<[String]>([])
    var logger = Logger(label: "test") { _ in LineHandler { line in lines.withLock { $0.append(line) } } }
    logger.logLevel = .trace
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey),
      transport: ClosureTransport(400, [.setCookie: "private"], #"{"detail":"\#(testKey)","attr":"name"}"#),
      logger: logger)
    let operation = APIOperation<Void>(
      "logged_in_secret", .post, "/things/", query: ["search": "private"], body: .json(ThingBody(name: "private")),
      responses: .empty(204))
    await #expect(throws: PostHogError.self) { try await client.send(operation) }
    let spans = tracer.finishedSpans.filter { $0.operationName.hasPrefix("logged_in_secret") }
    #expect(spans.count == 2)
    let printed = lines.withLock { $0.joined(separator: "\n") } + spans.map { "\($0)" }.joined()
    #expect(printed.contains("logged_in_secret"))
    #expect(!printed.contains(testKey))
    #expect(!printed.contains("private"))
  }

  @Test("says nothing at the level that programs start with")
  func quiet() async throws {
    let lines = Mutex<[String]>([])
    let logger = Logger(label: "test") { _ in LineHandler { line in lines.withLock { $0.append(line) } } }
    #expect(logger.logLevel == .info)
    let client = PostHogClient(
      host: .us, credentials: try .static(testKey), transport: ClosureTransport(500), logger: logger,
      configuration: .init(retryPolicy: RetryPolicy(maximumAttempts: 2, backoff: Backoff(base: .zero, maximum: .zero))))
    await #expect(throws: PostHogError.self) { try await client.send(Things.retrieve()) }
    #expect(lines.withLock { $0 } == [])
  }
}

/// Gives each line, with its facts, to a closure.
private struct LineHandler: LogHandler {
  let write: @Sendable (String) -> Void
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  init(_ write: @escaping @Sendable (String) -> Void) {
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    write("\(event.message) \(event.metadata ?? [:])")
  }
}

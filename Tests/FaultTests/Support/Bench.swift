#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore
  import NIOPosix
  import PostHogBatchExports
  import PostHogBatchExportsTesting

  struct Bench: Sendable {
    let fake: FakePostHog
    let effects: Effects
    let server: FaultServer
    let client: PostHogClient
    /// The exchanges of the client that have begun and not ended.
    let exchanges: Gauge
    /// Pauses and time limits that have begun and not ended.
    let sleeps: Gauge

    /// Runs `body` against a server whose responses go wrong as planned. When it returns, the client has been shut down
    /// and every socket is closed.
    static func run<Result: Sendable>(
      _ plan: FaultPlan, projects: Int = 1, configuration: PostHogClient.Configuration,
      _ body: (Bench) async throws -> Result
    ) async throws -> Result {
      let effects = Effects()
      var settings = FakeConfiguration()
      settings.projects = (1...projects).map { FakeProject(id: $0) }
      // The clock stands still, so that runs stay in progress.
      let fake = FakePostHog(configuration: settings, clock: ManualClock(), onExchange: { effects.count($0) })
      return try await FaultServer.serve(fake, plan) { server in
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let http = HTTPClient(eventLoopGroup: group, configuration: .postHog)
        let (exchanges, sleeps) = (Gauge(), Gauge())
        let client = PostHogClient(
          host: try .selfHosted("http://127.0.0.1:\(server.port)"), credentials: try .static(FakeAPIKey().value),
          transport: GaugedTransport(AsyncHTTPClientTransport(client: http), exchanges),
          clock: GaugedClock(gauge: sleeps), configuration: configuration)
        let bench = Bench(
          fake: fake, effects: effects, server: server, client: client, exchanges: exchanges, sleeps: sleeps)
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(bench)) } catch { outcome = .failure(error) }
        try await http.shutdown()
        try await group.shutdownGracefully()
        return try outcome.get()
      }
    }
  }
#endif

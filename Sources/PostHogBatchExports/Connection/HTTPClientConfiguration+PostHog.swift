#if AsyncHTTPClient
  public import AsyncHTTPClient
  import OperationClient

  extension HTTPClient.Configuration {
    /// The configuration of AsyncHTTPClient that this library needs: the same as ``operationClient``, where it is
    /// explained.
    ///
    ///     var configuration = HTTPClient.Configuration.postHog
    ///     configuration.proxy = .server(host: "proxy.example.com", port: 3128)
    ///     let client = HTTPClient(configuration: configuration)
    ///     let posthog = try PostHogClient(
    ///       host: .us, credentials: .environment(), transport: AsyncHTTPClientTransport(client: client))
    public static var postHog: Self { .operationClient }
  }
#endif

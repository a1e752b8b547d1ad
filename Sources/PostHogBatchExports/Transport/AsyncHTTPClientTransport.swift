// The default transport: AsyncHTTPClient, told to leave redirects, retries and bodies alone. It is there while the package
// trait `AsyncHTTPClient` is on.

#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import HTTPTypes
  import NIOCore
  import NIOHTTP1

  /// Sends requests with AsyncHTTPClient.
  ///
  /// Connections are kept and shared by everything in the process that uses ``shared``. Chunks of a body are read from the
  /// socket as they are asked for.
  ///
  /// HTTP/2 is spoken where a server offers it while TLS is set up; `httpVersion` of the configuration turns that off.
  ///
  /// A proxy is used if the configuration has one; variables of the environment are not looked at:
  ///
  ///     var configuration = HTTPClient.Configuration.postHog
  ///     configuration.proxy = .server(host: "proxy.example.com", port: 3128)
  ///     let client = HTTPClient(configuration: configuration)
  ///     let posthog = try PostHogClient(
  ///       host: .us, credentials: .environment(), transport: AsyncHTTPClientTransport(client: client))
  ///
  /// The proxy is asked for a tunnel (CONNECT), for http too, so that it sees neither key nor path behind TLS. A tunnel that
  /// is refused is a ``TransportError/Kind/connection`` before anything was sent.
  public struct AsyncHTTPClientTransport: SelfTimingTransport, DownloadingTransport {
    /// The transport of this process, on ``AsyncHTTPClient/HTTPClient/Configuration/postHog``.
    ///
    /// It lives as long as the process and needs no shutdown. On Linux it downloads files on a thread of its own, so that a
    /// slow disk holds up nothing but other downloads.
    public static let shared = AsyncHTTPClientTransport(
      HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: .postHog), isShared: true)

    private let client: HTTPClient
    private let isShared: Bool

    /// A transport on a client of your own, which you shut down yourself when you are done.
    ///
    /// - Parameter client: A client that follows no redirects: start from
    ///   ``AsyncHTTPClient/HTTPClient/Configuration/postHog`` and change what you need, a proxy for example. An answer that
    ///   was reached through a redirect is refused.
    public init(client: HTTPClient) {
      self.init(client, isShared: false)
    }

    private init(_ client: HTTPClient, isShared: Bool) {
      self.client = client
      self.isShared = isShared
    }

    var downloadLane: DownloadLane? {
      #if canImport(Network)
        nil
      #else
        isShared ? .shared : nil
      #endif
    }

    /// Sends `request` on a connection of the pool.
    public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      // The configuration bounds each silence of the peer.
      try await send(request, body: body, deadline: .distantFuture)
    }

    package func send(
      _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration
    ) async throws(TransportError) -> TransportResponse {
      try await send(request, body: body, deadline: .now() + TimeAmount(min(timeLimit, .longestWait)))
    }

    private func send(
      _ request: HTTPRequest, body: [UInt8]?, deadline: NIODeadline
    ) async throws(TransportError) -> TransportResponse {
      guard !Task.isCancelled else { throw TransportError(.cancelled, phase: .notSent) }
      let outgoing = try HTTPClientRequest(request, body: body)
      let response: HTTPClientResponse
      do {
        response = try await client.execute(outgoing, deadline: deadline)
      } catch {
        throw TransportError(error, phase: .sent)
      }
      guard response.history.count <= 1 else {
        throw TransportError(
          .unsupportedRequest, phase: .answered,
          detail: "the HTTPClient follows redirects; configure it with redirectConfiguration: .disallow")
      }
      // HTTP/2 lets any number through; the status of an answer has three digits (RFC 9110, section 15).
      guard (100...999).contains(response.status.code) else {
        throw TransportError(.malformedAnswer, phase: .answered, detail: "its status is no number of three digits")
      }
      return TransportResponse(
        head: HTTPResponse(
          status: .init(code: Int(response.status.code), reasonPhrase: response.status.reasonPhrase),
          headerFields: HTTPFields(response.headers)),
        body: ResponseBody(chunks: response.body) { TransportError($0, phase: .answered) })
    }
  }

  extension ByteBuffer: BodyChunk {
    var count: Int { readableBytes }
    var array: [UInt8] { Array(buffer: self) }

    func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
      try withUnsafeReadableBytes(body)
    }
  }

  extension HTTPClient.Configuration {
    /// What this library needs of AsyncHTTPClient: no redirects, because a key must not travel to where a server points;
    /// no second connection attempts, because retries are decided by operation; no tracing, because the client does it; and
    /// bounds on every silence.
    public static var postHog: Self {
      var configuration = Self(
        redirectConfiguration: .disallow,
        timeout: Timeout(connect: .seconds(10), read: .seconds(100), write: .seconds(60)),
        decompression: .disabled)
      configuration.connectionPool.retryConnectionEstablishment = false
      // Requests beyond it wait for a connection no longer than connecting may take.
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
      // The client makes its own spans; the transport's would add fields to addresses that were signed without them.
      configuration.tracing.tracer = nil
      #if !canImport(Network)
        configuration.http1_1ConnectionDebugInitializer = { channel in
          // A second read before the first one is used up would take a second buffer.
          channel.setOption(.maxMessagesPerRead, value: 1).flatMap {
            channel.setOption(.recvAllocator, value: receiveBuffers)
          }
        }
      #endif
      return configuration
    }

    #if !canImport(Network)
      /// Buffers for what arrives, which grow while a body fills them: NIO's own limit of 64 KB makes large downloads take
      /// half as long again, and beyond this size they no longer fit the caches.
      private static var receiveBuffers: AdaptiveRecvByteBufferAllocator {
        AdaptiveRecvByteBufferAllocator(minimum: 1 << 10, initial: 1 << 14, maximum: 1 << 18)
      }
    #endif
  }

  extension HTTPClientRequest {
    fileprivate init(_ request: HTTPRequest, body: [UInt8]?) throws(TransportError) {
      self.init(url: try request.address())
      method = .init(rawValue: request.method.rawValue)
      for field in request.headerFields {
        headers.add(name: field.name.rawName, value: field.value)
      }
      self.body = body.map { .bytes(ByteBuffer(bytes: $0)) }
    }
  }

  extension HTTPFields {
    fileprivate init(_ headers: HTTPHeaders) {
      self.init()
      for (name, value) in headers {
        // HTTP/1.1 parsers let names through that are no tokens; such a field means nothing to us.
        guard let name = HTTPField.Name(name) else { continue }
        append(HTTPField(name: name, value: value))
      }
    }
  }
#endif

#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import HTTPTypes
  package import NIOCore
  import NIOHTTP1

  /// Sends requests with AsyncHTTPClient. This is the default transport; it exists while the package trait
  /// `AsyncHTTPClient` is on.
  ///
  /// At most 256 calls of an ``APIClient`` to one origin run at the same time, or 100 if it is an https origin. Further
  /// calls wait for others to end before their attempt begins: in the order in which they came, until their deadline.
  ///
  /// Connections are kept and shared by everything in the process that uses ``shared``. Chunks of a body are read from
  /// the socket as they are requested.
  ///
  /// HTTP/2 is used if a server offers it during the TLS handshake; `httpVersion` of the configuration turns that off.
  ///
  /// A proxy is used if the configuration has one; environment variables are ignored:
  ///
  ///     var configuration = HTTPClient.Configuration.operationClient
  ///     configuration.proxy = .server(host: "proxy.example.com", port: 3128)
  ///     let client = HTTPClient(configuration: configuration)
  ///     let things = APIClient(
  ///       host: try APIHost("https://api.example.com"), credentials: .bearer(key),
  ///       transport: AsyncHTTPClientTransport(client: client))
  ///
  /// The client asks the proxy for a tunnel (CONNECT), for http too, so that the proxy sees neither key nor path behind
  /// TLS. A refused tunnel is a ``TransportError/Kind/connection`` error with the phase
  /// ``TransportError/Phase/notSent``.
  public struct AsyncHTTPClientTransport: WholeResponseTransport, DownloadingTransport, PooledTransport {
    /// The transport of this process, on ``AsyncHTTPClient/HTTPClient/Configuration/operationClient``.
    ///
    /// It lives as long as the process and needs no shutdown. On Linux it downloads files on a thread of its own, so
    /// that a slow disk delays only other downloads.
    public static let shared = AsyncHTTPClientTransport(on: HTTPClient.defaultEventLoopGroup, isShared: true)

    let slots: ExchangeSlots
    private let client: HTTPClient
    private let isShared: Bool
    /// What the guards of the client record; `nil` for a client that the caller configured.
    private let departures: Departures?

    /// Creates a transport on a client of your own, which you shut down yourself when you are done.
    ///
    /// Start from ``AsyncHTTPClient/HTTPClient/Configuration/operationClient`` and change what you need, a proxy for
    /// example. A client that is configured differently takes risks that this library can't prevent:
    ///
    /// - Without the debug initializers of that configuration **a server can crash the process** with a status below
    ///   100, and over HTTP/2 with a status such as `1000`; and a request that a closing HTTP/2 connection left out
    ///   counts as one that may have been carried out.
    /// - If `concurrentHTTP1ConnectionsPerHostSoftLimit` is less than 256, as AsyncHTTPClient's own 8, calls beyond it
    ///   wait in the pool, and fail once they have waited for the connect timeout.
    ///
    /// On any client of your own, a request counts as one that may have been carried out if its connection is reset, or
    /// its time runs out, during the TLS handshake; and downloads have no thread of their own.
    ///
    /// - Parameter client: A client that follows no redirects. A response that was reached through a redirect is
    ///   refused.
    public init(client: HTTPClient) {
      self.init(client, noting: nil)
    }

    /// Creates a transport on a client of its own, which is never shut down.
    init(on group: any EventLoopGroup, isShared: Bool) {
      let departures = Departures()
      var configuration = HTTPClient.Configuration.operationClient
      configuration.addGuards(noting: departures)
      self.init(
        HTTPClient(eventLoopGroup: group, configuration: configuration), noting: departures, isShared: isShared)
    }

    /// Creates a transport on a client whose guards record in `departures` which requests have been sent.
    init(_ client: HTTPClient, noting departures: Departures?, isShared: Bool = false, slots: ExchangeSlots = .forPool)
    {
      self.client = client
      self.departures = departures
      self.isShared = isShared
      self.slots = slots
    }

    package var downloadExecutor: DownloadExecutor? {
      #if canImport(Network)
        nil
      #else
        isShared ? .shared : nil
      #endif
    }

    /// Sends `request` on a connection of the pool.
    public func send(_ request: HTTPRequest, body: [UInt8]?) async throws(TransportError) -> TransportResponse {
      guard !Task.isCancelled else { throw TransportError(.cancelled, phase: .notSent) }
      var outgoing = try HTTPClientRequest(request, body: body)
      let number = departures?.announce(&outgoing.headers)
      let response: HTTPClientResponse
      do {
        // The configuration limits each silence of the peer.
        response = try await client.execute(outgoing, deadline: .distantFuture)
      } catch {
        throw TransportError(error, phase: phase(of: number))
      }
      return TransportResponse(
        head: try HTTPResponse(response.status, response.headers, addresses: response.history.count),
        body: ResponseBody(chunks: response.body) { TransportError($0, phase: .responseStarted) })
    }

    package func exchange(
      _ request: HTTPRequest, body: [UInt8]?, timeLimit: Duration, maximumSize: Int
    ) async throws(TransportError) -> TransportResponse {
      guard !Task.isCancelled else { throw TransportError(.cancelled, phase: .notSent) }
      var outgoing = try HTTPClient.Request(request, body: body)
      let number = departures?.announce(&outgoing.headers)
      let response = WholeResponse(maximumSize: maximumSize)
      let task = client.execute(
        request: outgoing, delegate: response, deadline: .now() + TimeAmount(min(timeLimit, .longestWait)))
      do {
        try await withTaskCancellationHandler {
          try await task.get()
        } onCancel: {
          task.cancel()
        }
      } catch {
        if let response = try response.cut(by: error) { return response }
        throw TransportError(error, phase: phase(of: number))
      }
      return try response.whole()
    }

    /// How far the exchange had come of a request without a response.
    private func phase(of number: Int?) -> TransportError.Phase {
      let hasLeft = number.flatMap { departures?.hasLeft($0) } ?? true
      return hasLeft ? .sent : .notSent
    }
  }

  extension HTTPResponse {
    /// The head of a response.
    ///
    /// - Parameter addresses: How many addresses were asked until it came.
    init(_ status: HTTPResponseStatus, _ headers: HTTPHeaders, addresses: Int) throws(TransportError) {
      guard addresses <= 1 else {
        throw TransportError(
          .unsupportedRequest, phase: .responseStarted,
          detail: "the HTTPClient follows redirects; configure it with redirectConfiguration: .disallow")
      }
      // A client that the caller configured may have no guards.
      if let fault = TransportError(status: Int(status.code)) { throw fault }
      self.init(
        status: .init(code: Int(status.code), reasonPhrase: status.reasonPhrase), headerFields: HTTPFields(headers))
    }
  }

  extension ExchangeSlots {
    /// The most HTTP/1.1 connections to one origin.
    static let connectionLimit = 256

    /// The most exchanges on one HTTP/2 connection. AsyncHTTPClient opens only one connection, and servers allow at
    /// least this many on it (RFC 9113, section 6.5.2).
    private static let streamLimit = 100

    /// As many slots as the pool of a client has room for. Which HTTP version TLS will negotiate isn't known before.
    static var forPool: ExchangeSlots {
      ExchangeSlots { $0.scheme == "https" ? streamLimit : connectionLimit }
    }
  }

  extension ByteBuffer: BodyChunk {
    package var count: Int { readableBytes }
    package var array: [UInt8] { Array(buffer: self) }

    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
      try withUnsafeReadableBytes(body)
    }
  }

  extension HTTPClientRequest {
    fileprivate init(_ request: HTTPRequest, body: [UInt8]?) throws(TransportError) {
      self.init(url: try request.address())
      method = .init(rawValue: request.method.rawValue)
      headers = HTTPHeaders(request.headerFields)
      self.body = body.map { .bytes(ByteBuffer(bytes: $0)) }
    }
  }

  extension HTTPClient.Request {
    fileprivate init(_ request: HTTPRequest, body: [UInt8]?) throws(TransportError) {
      let address = try request.address()
      do {
        try self.init(url: address, method: .init(rawValue: request.method.rawValue))
      } catch {
        throw TransportError(error, phase: .notSent)
      }
      headers = HTTPHeaders(request.headerFields)
      self.body = body.map { .byteBuffer(ByteBuffer(bytes: $0)) }
    }
  }

  extension HTTPHeaders {
    fileprivate init(_ fields: HTTPFields) {
      self.init(fields.map { ($0.name.rawName, $0.value) })
    }
  }

  extension HTTPFields {
    fileprivate init(_ headers: HTTPHeaders) {
      self.init()
      for (name, value) in headers {
        // HTTP/1.1 parsers accept names that aren't tokens; such a field has no meaning for this client.
        guard let name = HTTPField.Name(name) else { continue }
        append(HTTPField(name: name, value: value))
      }
    }
  }
#endif

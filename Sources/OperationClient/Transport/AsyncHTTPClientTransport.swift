// The default transport: AsyncHTTPClient, told to leave redirects, retries and bodies alone. It is there while the package
// trait `AsyncHTTPClient` is on.

#if AsyncHTTPClient
  public import AsyncHTTPClient
  public import HTTPTypes
  package import NIOCore
  import NIOHTTP1

  /// Sends requests with AsyncHTTPClient.
  ///
  /// Calls of an ``APIClient`` beyond 256 at once to one origin, or 100 where it is https, wait for others to end before
  /// their attempt begins: in the order in which they came, until their deadline.
  ///
  /// Connections are kept and shared by everything in the process that uses ``shared``. Chunks of a body are read from the
  /// socket as they are asked for.
  ///
  /// HTTP/2 is spoken where a server offers it while TLS is set up; `httpVersion` of the configuration turns that off.
  ///
  /// A proxy is used if the configuration has one; variables of the environment are not looked at:
  ///
  ///     var configuration = HTTPClient.Configuration.operationClient
  ///     configuration.proxy = .server(host: "proxy.example.com", port: 3128)
  ///     let client = HTTPClient(configuration: configuration)
  ///     let things = APIClient(
  ///       host: try APIHost("https://api.example.com"), credentials: .bearer(key),
  ///       transport: AsyncHTTPClientTransport(client: client))
  ///
  /// The proxy is asked for a tunnel (CONNECT), for http too, so that it sees neither key nor path behind TLS. A tunnel that
  /// is refused is a ``TransportError/Kind/connection`` before anything was sent.
  public struct AsyncHTTPClientTransport: WholeResponseTransport, DownloadingTransport, PooledTransport {
    /// The transport of this process, on ``AsyncHTTPClient/HTTPClient/Configuration/operationClient``.
    ///
    /// It lives as long as the process and needs no shutdown. On Linux it downloads files on a thread of its own, so that a
    /// slow disk holds up nothing but other downloads.
    public static let shared = AsyncHTTPClientTransport(on: HTTPClient.defaultEventLoopGroup, isShared: true)

    let slots: ExchangeSlots
    private let client: HTTPClient
    private let isShared: Bool
    /// What the guards of the client note; nil for a client of the caller's own.
    private let departures: Departures?

    /// A transport on a client of your own, which you shut down yourself when you are done.
    ///
    /// Start from ``AsyncHTTPClient/HTTPClient/Configuration/operationClient`` and change what you need, a proxy for example. A
    /// client that is set up in another way takes risks that this library can't keep away from it:
    ///
    /// - Without the debug initializers of that configuration **a server ends the process** with a status below 100, and
    ///   over HTTP/2 with a status such as `1000`; and a request that a closing HTTP/2 connection left out counts as one
    ///   that may have been carried out.
    /// - Where `concurrentHTTP1ConnectionsPerHostSoftLimit` is less than 256, as AsyncHTTPClient's own 8, calls beyond it
    ///   wait in the pool, and fail when they have waited for as long as connecting may take.
    ///
    /// On any client of your own, a request counts as one that may have been carried out where its connection is reset, or
    /// its time runs out, while TLS is set up; and downloads have no thread of their own.
    ///
    /// - Parameter client: A client that follows no redirects. An answer that was reached through one is refused.
    public init(client: HTTPClient) {
      self.init(client, noting: nil)
    }

    /// A transport on a client of its own, which is never shut down.
    init(on group: any EventLoopGroup, isShared: Bool) {
      let departures = Departures()
      var configuration = HTTPClient.Configuration.operationClient
      configuration.addGuards(noting: departures)
      self.init(
        HTTPClient(eventLoopGroup: group, configuration: configuration), noting: departures, isShared: isShared)
    }

    /// A transport on a client whose guards note in `departures` which requests have left.
    init(_ client: HTTPClient, noting departures: Departures?, isShared: Bool = false, slots: ExchangeSlots = .forPool)
    {
      self.client = client
      self.departures = departures
      self.isShared = isShared
      self.slots = slots
    }

    package var downloadLane: DownloadLane? {
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
        // The configuration bounds each silence of the peer.
        response = try await client.execute(outgoing, deadline: .distantFuture)
      } catch {
        throw TransportError(error, phase: phase(of: number))
      }
      return TransportResponse(
        head: try HTTPResponse(response.status, response.headers, addresses: response.history.count),
        body: ResponseBody(chunks: response.body) { TransportError($0, phase: .answered) })
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

    /// How far the exchange of a request had come that got no response.
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
          .unsupportedRequest, phase: .answered,
          detail: "the HTTPClient follows redirects; configure it with redirectConfiguration: .disallow")
      }
      // A client of the caller's own may have no guards.
      if let fault = TransportError(status: Int(status.code)) { throw fault }
      self.init(
        status: .init(code: Int(status.code), reasonPhrase: status.reasonPhrase), headerFields: HTTPFields(headers))
    }
  }

  extension ExchangeSlots {
    /// The most connections of HTTP/1.1 with one origin.
    static let connectionLimit = 256

    /// The most exchanges on one connection of HTTP/2. AsyncHTTPClient makes one connection only, and servers allow so many
    /// on it or more (RFC 9113, section 6.5.2).
    private static let streamLimit = 100

    /// As many as find a place in the pool of a client. What TLS will speak is not known before.
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
      for field in request.headerFields {
        headers.add(name: field.name.rawName, value: field.value)
      }
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
      for field in request.headerFields {
        headers.add(name: field.name.rawName, value: field.value)
      }
      self.body = body.map { .byteBuffer(ByteBuffer(bytes: $0)) }
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

#if AsyncHTTPClient
  public import AsyncHTTPClient
  import NIOCore

  extension HTTPClient.Configuration {
    /// The configuration of AsyncHTTPClient that this library needs.
    ///
    /// It follows no redirects, because a key must not travel to where a server points; makes no second connection
    /// attempts, because the operation decides about retries; does no tracing, because the client does it; limits every
    /// silence; and checks what servers send, because AsyncHTTPClient ends the process on a status below 100.
    ///
    /// `http1_1ConnectionDebugInitializer`, `http2ConnectionDebugInitializer` and `http2StreamChannelDebugInitializer`
    /// contain the check. If you need one of them yourself, call the one that was there as well.
    public static var operationClient: Self {
      var configuration = Self(
        redirectConfiguration: .disallow,
        timeout: Timeout(connect: .seconds(10), read: .seconds(100), write: .seconds(60)),
        decompression: .disabled)
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = ExchangeSlots.connectionLimit
      // The client creates its own spans; the transport's would add fields to URLs that were signed without them.
      configuration.tracing.tracer = nil
      configuration.addGuards(noting: nil)
      return configuration
    }

    /// Adds the guards that check what servers send and record in `departures` which requests have been sent.
    mutating func addGuards(noting departures: Departures?) {
      http1_1ConnectionDebugInitializer = { channel in
        channel.eventLoop.submit { try HTTP1Guard.add(to: channel, noting: departures) }
          .flatMap { Self.setReceiveBuffers(of: channel) }
      }
      http2ConnectionDebugInitializer = { channel in
        channel.eventLoop.submit { try GoAwayReader.add(to: channel) }
      }
      http2StreamChannelDebugInitializer = { stream in
        // A stream is set up on its event loop.
        stream.eventLoop.makeCompletedFuture { try HTTP2Guard.add(to: stream, noting: departures) }
      }
    }

    /// Lets a connection read into buffers that grow while a body fills them: NIO's own limit of 64 KB makes large
    /// downloads take half as long again, and beyond 256 KB they no longer fit the caches.
    private static func setReceiveBuffers(of channel: any Channel) -> EventLoopFuture<Void> {
      #if canImport(Network)
        channel.eventLoop.makeSucceededVoidFuture()
      #else
        // A second read before the first buffer is used up would need a second buffer.
        channel.setOption(.maxMessagesPerRead, value: 1).flatMap {
          channel.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(minimum: 1 << 10, initial: 1 << 14, maximum: 1 << 18))
        }
      #endif
    }
  }
#endif

// How AsyncHTTPClient is set up for this library.

#if AsyncHTTPClient
  public import AsyncHTTPClient
  import NIOCore

  extension HTTPClient.Configuration {
    /// What this library needs of AsyncHTTPClient: no redirects, because a key must not travel to where a server points;
    /// no second connection attempts, because retries are decided by operation; no tracing, because the client does it;
    /// bounds on every silence; and a check of what servers send, because AsyncHTTPClient ends the process on a status
    /// below 100.
    ///
    /// The check sits in `http1_1ConnectionDebugInitializer`, `http2ConnectionDebugInitializer` and
    /// `http2StreamChannelDebugInitializer`. If you need one of them yourself, call the one that was there as well.
    public static var operationClient: Self {
      var configuration = Self(
        redirectConfiguration: .disallow,
        timeout: Timeout(connect: .seconds(10), read: .seconds(100), write: .seconds(60)),
        decompression: .disabled)
      configuration.connectionPool.retryConnectionEstablishment = false
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = ExchangeSlots.connectionLimit
      // The client makes its own spans; the transport's would add fields to addresses that were signed without them.
      configuration.tracing.tracer = nil
      configuration.addGuards(noting: nil)
      return configuration
    }

    /// Lets the guards check what servers send, and note in `departures` which requests have left.
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
        // A second read before the first one is used up would take a second buffer.
        channel.setOption(.maxMessagesPerRead, value: 1).flatMap {
          channel.setOption(
            .recvAllocator,
            value: AdaptiveRecvByteBufferAllocator(minimum: 1 << 10, initial: 1 << 14, maximum: 1 << 18))
        }
      #endif
    }
  }
#endif

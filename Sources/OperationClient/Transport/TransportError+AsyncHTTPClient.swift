// Converts AsyncHTTPClient's errors to this library's. Only an error that is known to come before the first byte gets
// the phase `notSent`; everything else keeps the phase of the call it came from.

#if AsyncHTTPClient
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1
  import NIOHTTP2
  import NIOPosix
  import NIOSSL
  import SystemPackage

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  extension TransportError {
    init(_ error: any Error, phase: Phase) {
      switch error {
      case let error as TransportError:
        self.init(error.kind, phase: max(error.phase, phase), detail: error.detail)
      case is CancellationError:
        self.init(.cancelled, phase: phase)
      case let error as HTTPClientError:
        self.init(asyncHTTPClient: error, phase: phase)
      case let error as NIOConnectionError:
        let first = error.connectionErrors.first?.error ?? error.dnsAError ?? error.dnsAAAAError
        self.init(.connection, phase: .notSent, detail: first.map(Self.words) ?? "no address for \(error.host)")
      case let error as IOError:
        // A host can also become unreachable while a connection is open over which the request has been sent.
        let isRefusal = error.errnoCode == ECONNREFUSED
        self.init(.connection, phase: isRefusal ? .notSent : phase, detail: Self.words(error))
      case ChannelError.connectTimeout:
        self.init(.timeout, phase: .notSent, detail: "connecting took too long")
      case let error as ChannelError:
        self.init(.connection, phase: phase, detail: "\(error)")
      case NIOSSLError.handshakeFailed where "\(error)".contains("EOF during handshake"):
        self.init(.connection, phase: .notSent, detail: "it was closed while TLS was set up")
      case let error as BoringSSLError where Self.refusesCertificate(error):
        // In TLS 1.3 the client may send before it gets this alert. What it sent is never decrypted for an application.
        self.init(.tls, phase: .notSent, detail: "the server refused the client's certificate, or wants one: \(error)")
      case NIOSSLError.handshakeFailed, is NIOSSLExtraError:
        self.init(.tls, phase: .notSent, detail: Self.words(error))
      case HTTPParserError.invalidEOFState:
        self.init(.connection, phase: phase, detail: "it was closed in the middle of a message")
      case HTTPParserError.headerOverflow:
        self.init(.headTooLarge(limit: TransportResponse.maximumHeadSize), phase: phase)
      case is HTTPParserError:
        self.init(.malformedResponse, phase: phase, detail: "\(error)")
      case let error as NIOHTTP2Errors.StreamClosed:
        // The server did not process the request (RFC 9113, section 8.7), unless it has responded to it.
        let isRefusal = error.errorCode == .refusedStream && phase == .sent
        self.init(
          .connection, phase: isRefusal ? .notSent : phase,
          detail: isRefusal ? "the server refused it without a look at it" : "the stream was closed: \(error.errorCode)"
        )
      default:
        self.init(networkFramework: error, phase: phase)
      }
    }

    /// Whether it is the server's alert that ends a handshake for lack of a client certificate (RFC 8446, section 6.2).
    private static func refusesCertificate(_ error: BoringSSLError) -> Bool {
      let text = "\(error)"
      return text.contains("ALERT") && (text.contains("CERTIFICATE") || text.contains("UNKNOWN_CA"))
    }

    /// What NIO says, in words instead of numbers and paths of its source where possible.
    private static func words(_ error: any Error) -> String {
      if let error = error as? IOError { return Errno(rawValue: error.errnoCode).description }
      let text = "\(error)"
      return if text.contains("WRONG_VERSION_NUMBER") {
        "the server does not speak TLS"
      } else if text.contains("CERTIFICATE_VERIFY_FAILED") {
        "its certificate is not trusted"
      } else {
        text
      }
    }

    /// Uses `shortDescription`, which leaves out the values of the error; they may be values of header fields.
    private init(asyncHTTPClient error: HTTPClientError, phase: Phase) {
      let detail = error.shortDescription
      switch error {
      case .cancelled, .requestStreamCancelled:
        self.init(.cancelled, phase: phase)
      case .connectTimeout, .getConnectionFromPoolTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout,
        .httpProxyHandshakeTimeout:
        self.init(.timeout, phase: .notSent, detail: detail)
      case .readTimeout, .writeTimeout, .deadlineExceeded:
        self.init(.timeout, phase: phase, detail: detail)
      case .invalidURL, .emptyHost, .emptyScheme:
        self.init(.unsupportedRequest, phase: .notSent, detail: detail)
      case .alreadyShutdown, .invalidProxyResponse, .proxyAuthenticationRequired:
        self.init(.connection, phase: .notSent, detail: detail)
      default:
        self.init(.connection, phase: phase, detail: detail)
      }
    }

    /// On Apple platforms the sockets are Network.framework's, and so are the errors.
    private init(networkFramework error: any Error, phase: Phase) {
      #if canImport(Network)
        switch error {
        case let error as HTTPClient.NWPOSIXError:
          let isRefusal = error.errorCode == .ECONNREFUSED
          self.init(.connection, phase: isRefusal ? .notSent : phase, detail: error.description)
          return
        case let error as HTTPClient.NWTLSError:
          self.init(.tls, phase: .notSent, detail: error.description)
          return
        default:
          break
        }
      #endif
      self.init(.connection, phase: phase, detail: "\(type(of: error))")
    }
  }
#endif

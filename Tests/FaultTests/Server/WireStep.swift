import HTTPTypes
import PostHogBatchExportsTesting

/// One step that the server takes on a connection instead of a correct response; each fault is a list of steps.
enum WireStep: Sendable {
  /// Writes bytes.
  case send([UInt8])
  /// Writes bytes one by one, each in a packet of its own.
  case trickle([UInt8])
  /// Writes nothing more and waits for the peer to give up.
  case stall
  /// Closes the connection.
  case close
  /// Closes the connection with a reset, which discards what has not been delivered.
  case reset
}

extension Fault {
  /// The steps instead of sending `response`, which is there if the request was carried out.
  func steps(for response: FakeResponse?) -> [WireStep] {
    let whole = WireResponse(response ?? FakeResponse(status: .serviceUnavailable))
    let body = whole.body
    let half = body.count / 2
    switch self {
    case .none: return [.send(whole.bytes)]

    case .closedBeforeRequest, .cutInRequest, .cutAfterRequest, .cutBeforeHead: return [.close]
    case .cutInHead: return [.send(Array(whole.head.prefix(whole.head.count / 2))), .close]
    case .cutInBody: return [.send(whole.head + body.prefix(half)), .close]
    case .resetAfterHead: return [.send(whole.head), .reset]

    case .stalledBeforeHead: return [.stall]
    case .stalledInBody: return [.send(whole.head + body.prefix(half)), .stall]
    case .trickled: return [.trickle(whole.bytes)]

    case .endlessHead:
      let fields = (0..<300).map { "X-Padding-\($0): \(String(repeating: "a", count: 1000))\r\n" }
      return [.send(whole.head.dropLast(2) + Array(fields.joined().utf8)), .stall]
    case .garbage: return [.send(Array("{\"is this\": \"HTTP?\"}\r\n\r\n".utf8)), .close]
    case .interimResponses:
      let interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
      return [.send(Array(interim.utf8) + whole.bytes)]
    case .twoLengths: return [.send(whole.with("Content-Length", "\(body.count + 7)").bytes), .close]
    case .lengthTooShort: return [.send(whole.with(length: half).head + body)]
    case .lengthTooLong: return [.send(whole.with(length: body.count + 7).bytes), .close]
    case .brokenChunkSize:
      return [.send(whole.chunked.head + Array("zz\r\n".utf8) + body + Array("\r\n0\r\n\r\n".utf8)), .close]
    case .missingLastChunk:
      let size = Array("\(String(body.count, radix: 16))\r\n".utf8)
      return [.send(whole.chunked.head + size + body + Array("\r\n".utf8)), .close]

    case .gzip: return [.send(whole.compressed { $0 }.bytes)]
    case .gzipCut: return [.send(whole.compressed { Array($0.prefix($0.count / 2)) }.bytes)]
    case .gzipWrongSum:
      return [.send(whole.compressed { bytes in bytes.dropLast(8) + bytes.suffix(8).map { $0 ^ 0xFF } }.bytes)]

    case .unavailable: return [.send(WireResponse(503).bytes)]
    case .unavailableForNow: return [.send(WireResponse(503).with("Retry-After", "0").bytes)]
    case .unavailableForASecond: return [.send(WireResponse(503).with("Retry-After", "1").bytes)]
    case .throttled: return [.send(WireResponse(429).with("Retry-After", "0").bytes)]
    case .badGateway:
      return [.send(WireResponse(502, type: "text/html", body: "<html><h1>502 Bad Gateway</h1></html>").bytes)]
    case .notFoundPage:
      return [.send(WireResponse(404, type: "text/html", body: "<html><h1>404 Not Found</h1></html>").bytes)]
    case .signInPage:
      return [.send(WireResponse(200, type: "text/html; charset=utf-8", body: "<html>Please sign in</html>").bytes)]
    case .failedAfterwards: return [.send(WireResponse(500).bytes)]
    }
  }
}

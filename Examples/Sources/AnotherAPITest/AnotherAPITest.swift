// A test of `AnotherAPI` of this package, whose path is the argument: a small server of the API it talks to, which is overloaded at
// first, and what the program makes of it.

import Foundation
import Hummingbird
import Logging
import Synchronization

/// What the server was asked.
final class ShortLinks: Sendable {
  private let log = Mutex<[String]>([])
  var requests: [String] { log.withLock { $0 } }

  private static let links = ["docs", "home", "jobs", "news", "shop"]

  func response(to request: Request) async throws -> Response {
    log.withLock { $0.append("\(request.method) \(request.uri)") }
    guard request.headers.contains(where: { $0.name.canonicalName == "x-api-key" && $0.value == "secret-key" }) else {
      return Self.json(.unauthorized, #"{"code": "bad_key", "reason": "This key is not known."}"#)
    }
    // The second page takes two attempts.
    if requests.count == 2 { return Self.json(.serviceUnavailable, #"{"code": "busy", "reason": "Come back soon."}"#) }
    guard request.method == .get else {
      return Self.json(.conflict, #"{"code": "alias_taken", "reason": "There is a link with this alias."}"#)
    }
    let offset = request.uri.queryParameters.get("offset", as: Int.self) ?? 0
    let page = Self.links.dropFirst(offset).prefix(2)
    let items = page.map { #"{"alias": "\#($0)", "destination": "https://example.com/\#($0)"}"# }
    let end = offset + page.count
    let next = end < Self.links.count ? #""/v1/links/?limit=2&offset=\#(end)""# : "null"
    return Self.json(
      .ok, #"{"count": \#(Self.links.count), "next": \#(next), "results": [\#(items.joined(separator: ","))]}"#)
  }

  private static func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(string: text)))
  }
}

@main
struct AnotherAPITest {
  static let expected = """
    docs → https://example.com/docs
    home → https://example.com/home
    jobs → https://example.com/jobs
    news → https://example.com/news
    shop → https://example.com/shop
    not created: alias_taken, status 409

    """

  static func main() async throws {
    let path = CommandLine.arguments.dropFirst().first ?? ".build/debug/AnotherAPI"
    let (ports, started) = AsyncStream.makeStream(of: Int.self)
    let shortLinks = ShortLinks()
    let server = Application(
      responder: CallbackResponder<BasicRequestContext> { request, _ in try await shortLinks.response(to: request) },
      configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in started.yield(channel.localAddress?.port ?? 0) },
      logger: Logger(label: "short-links") { _ in SwiftLogNoOpLogHandler() })
    let running = Task { try await server.runService(gracefulShutdownSignals: []) }
    defer { running.cancel() }
    for await port in ports {
      let output = try await run(path, "http://127.0.0.1:\(port)", "secret-key")
      let requests = shortLinks.requests
      print(output, terminator: "")
      guard output == expected, requests.filter({ $0.hasSuffix("offset=2") }).count == 2, requests.count == 5 else {
        print("expected this:\n\(expected)and these requests are not those of it: \(requests)")
        exit(1)
      }
      print("The program made \(requests.count) requests, one of them again, and said what it should.")
      return
    }
  }

  private static func run(_ path: String, _ arguments: String...) async throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { _ in
        continuation.resume(returning: String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self))
      }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
  }
}

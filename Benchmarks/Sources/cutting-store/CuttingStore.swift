// An API and an object store in one, for downloads: one export with one file. A process of its own, so that nobody else's
// memory is measured with it.
//
//     cutting-store SIZE CUT        in bytes; prints the port that it listens on
//
// At /whole the file comes in one piece, at /cut no more than CUT bytes of it before the connection is closed.

import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

@main
struct CuttingStore {
  private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

  let size: Int
  let cut: Int
  private let pattern = Pattern()
  private static let tag = "\"pattern\""

  static func main() async throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    guard numbers.count == 2 else { return print("Usage: cutting-store SIZE CUT") }
    let store = CuttingStore(size: numbers[0], cut: numbers[1])
    let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          return try Connection(wrappingChannelSynchronously: channel)
        }
      }
    try FileHandle.standardOutput.write(contentsOf: Data("\(listener.channel.localAddress?.port ?? 0)\n".utf8))
    try await withThrowingDiscardingTaskGroup { connections in
      try await listener.executeThenClose { inbound in
        for try await connection in inbound {
          connections.addTask { try? await store.serve(connection) }
        }
      }
    }
  }

  private struct Cut: Error {}

  private func serve(_ connection: Connection) async throws {
    try await connection.executeThenClose { inbound, outbound in
      for try await case .head(let request) in inbound {
        let path = request.uri.prefix { $0 != "?" }
        if path.hasSuffix("/whole") || path.hasSuffix("/cut") {
          try await send(request, limit: path.hasSuffix("/cut") ? cut : size, to: outbound)
        } else if path.contains("/download/") {
          try await outbound.write(contentsOf: Self.answer(.found, ["Location": "http://\(request.host)/file/cut"], ""))
        } else {
          let json = #"{"status":"Completed","files":["01990000-0000-7000-8000-00000000000f"],"records_completed":1}"#
          try await outbound.write(contentsOf: Self.answer(.ok, ["Content-Type": "application/json"], json))
        }
      }
    }
  }

  /// Sends the file from where the request's range begins; fails, which closes the connection, at the limit.
  private func send(
    _ request: HTTPRequestHead, limit: Int, to outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
  ) async throws {
    let first = request.firstByte
    var headers: HTTPHeaders = ["ETag": Self.tag, "Content-Length": "\(size - first)", "Accept-Ranges": "bytes"]
    if first > 0 { headers.add(name: "Content-Range", value: "bytes \(first)-\(size - 1)/\(size)") }
    let status = first > 0 ? HTTPResponseStatus.partialContent : .ok
    try await outbound.write(.head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)))
    let end = min(size, first + limit)
    var offset = first
    while offset < end {
      let piece = pattern.piece(at: offset, upTo: end - offset)
      try await outbound.write(.body(.byteBuffer(piece)))
      offset += piece.readableBytes
    }
    if end < size { throw Cut() }
    try await outbound.write(.end(nil))
  }

  private static func answer(
    _ status: HTTPResponseStatus, _ headers: HTTPHeaders, _ body: String
  ) -> [HTTPServerResponsePart] {
    var headers = headers
    headers.add(name: "Content-Length", value: "\(body.utf8.count)")
    return [
      .head(HTTPResponseHead(version: .http1_1, status: status, headers: headers)),
      .body(.byteBuffer(ByteBuffer(string: body))), .end(nil),
    ]
  }
}

/// The contents of the file: a stretch of noise again and again, whose length is no round number, so that a piece in the
/// wrong place shows.
private struct Pattern {
  private static let length = 8_388_593
  private static let pieceLength = 1 << 20
  private let bytes: ByteBuffer

  init() {
    var state: UInt64 = 1
    bytes = ByteBuffer(
      bytes: (0..<Self.length).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      })
  }

  func piece(at offset: Int, upTo length: Int) -> ByteBuffer {
    let start = offset % Self.length
    let count = min(length, Self.length - start, Self.pieceLength)
    return bytes.getSlice(at: start, length: count) ?? ByteBuffer()
  }
}

extension HTTPRequestHead {
  fileprivate var host: String { headers.first(name: "Host") ?? "" }

  /// Where the range begins; 0 without one.
  fileprivate var firstByte: Int {
    let range = headers.first(name: "Range") ?? ""
    return range.hasPrefix("bytes=") && range.hasSuffix("-") ? Int(range.dropFirst(6).dropLast()) ?? 0 : 0
  }
}

import HTTPTypes
import Synchronization
import Testing

@testable import OperationClient
@testable import PostHogBatchExports

/// Gzip bodies and large heads: what is decoded, what is refused, and that neither costs more than it should.
@Suite("Content decoding")
struct ContentDecodingTests {
  /// "hello, hello, hello" as Python's gzip writes it, with a modification time of 0.
  static let hello: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0xD7, 0x51, 0xC8, 0x40,
    0xA2, 0x00, 0x9F, 0xA1, 0xCA, 0x09, 0x13, 0x00, 0x00, 0x00,
  ]
  static let helloText = Array("hello, hello, hello".utf8)

  /// A gzip member that holds nothing.
  static let empty: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x03, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00,
  ]

  func encodedResponse(_ coding: String?, _ chunks: [[UInt8]]) -> TransportResponse {
    var fields: HTTPFields = [.contentType: "application/json", .contentLength: "\(chunks.joined().count)"]
    fields[.contentEncoding] = coding
    return TransportResponse(
      head: HTTPResponse(status: .ok, headerFields: fields), body: ResponseBody(stream: Chunks(chunks)))
  }

  func decode(_ chunks: [[UInt8]]) async throws -> [UInt8] {
    try await encodedResponse("gzip", chunks).decodingContent().body.collect(upTo: 64 << 20)
  }

  @Test(
    "decodes gzip by any of its names",
    arguments: ["gzip", "x-gzip", "GZip", "identity, gzip", " gzip ,\tidentity"])
  func codings(coding: String) async throws {
    let response = try encodedResponse(coding, [Self.hello]).decodingContent()
    #expect(response.head.headerFields == [.contentType: "application/json"])
    #expect(try await response.body.collect(upTo: 100) == Self.helloText)
  }

  @Test("leaves what is not encoded as it is", arguments: [nil, "", "identity", "Identity, identity"])
  func identity(coding: String?) async throws {
    let response = try encodedResponse(coding, [Self.helloText]).decodingContent()
    #expect(response.head.headerFields[.contentLength] == "19")
    #expect(try await response.body.collect(upTo: 100) == Self.helloText)
  }

  @Test(
    "refuses what was not asked for",
    arguments: ["br", "deflate", "zstd", "compress", "gzip, gzip", "gzip;q=1", "unknown"])
  func foreignCodings(coding: String) throws {
    let error = #expect(throws: TransportError.self) { try encodedResponse(coding, [Self.hello]).decodingContent() }
    #expect(error?.kind == .malformedResponse)
    #expect(error?.phase == .responseStarted)
  }

  @Test(
    "decodes members one after the other, however they are cut into chunks",
    arguments: [
      ([hello], helloText), ([empty], []), ([empty, empty, empty], []), ([hello, hello], helloText + helloText),
      ([empty, hello, empty, hello], helloText + helloText), ([], []),
    ])
  func members(members: [[UInt8]], text: [UInt8]) async throws {
    let bytes = Array(members.joined())
    #expect(try await decode([bytes]) == text)
    #expect(try await decode(members) == text)
    #expect(try await decode(bytes.map { [$0] }) == text)
    #expect(try await decode(bytes.flatMap { [[], [$0], []] }) == text)
    for cut in bytes.indices {
      #expect(try await decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == text)
    }
  }

  @Test("a body that is cut is an error, wherever it is cut", arguments: 1..<hello.count)
  func truncated(length: Int) async throws {
    try await expectMalformed([Array(Self.hello.prefix(length))])
    try await expectMalformed([Self.hello, Array(Self.hello.prefix(length))])
  }

  @Test("a body with a bit that is wrong is an error or the same text", arguments: hello.indices)
  func flipped(index: Int) async throws {
    for bit in 0..<8 {
      var bytes = Self.hello
      bytes[index] ^= 1 << bit
      do {
        // Time, system and level of a member's head mean nothing to its text.
        #expect(try await decode([bytes]) == Self.helloText)
        #expect((4..<10).contains(index) || index == 3 && bit == 0)
      } catch let error as TransportError {
        #expect(error.kind == .malformedResponse)
      }
    }
  }

  @Test(
    "what is not gzip is an error",
    arguments: [
      Array("{\"results\": []}".utf8), hello + [0], hello + Array("trailing".utf8), [0x1F, 0x8B], [0],
      // zlib's own wrapper and raw deflate, which some servers once sent.
      [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01], [0x03, 0x00],
    ] as [[UInt8]])
  func foreignBytes(bytes: [UInt8]) async throws {
    try await expectMalformed([bytes])
    try await expectMalformed(bytes.map { [$0] })
  }

  @Test("a body that swells is refused before it has swollen", arguments: [1, 100, 16 << 10])
  func bomb(chunkSize: Int) async throws {
    let bomb = try Gzip.zeros(10 << 20)
    let stream = Chunks(stride(from: 0, to: bomb.count, by: chunkSize).map { Array(bomb[$0...].prefix(chunkSize)) })
    let response = try TransportResponse(
      head: HTTPResponse(status: .ok, headerFields: [.contentEncoding: "gzip"]), body: ResponseBody(stream: stream)
    ).decodingContent()
    var decoded = 0
    let error = await #expect(throws: TransportError.self) {
      for try await chunk in response.body {
        decoded += chunk.count
        #expect(chunk.count <= 64 << 10)
        #expect(decoded <= max(1 << 20, 200 * stream.given))
      }
    }
    #expect(error?.kind == .inflatedTooMuch(ratio: 200))
    #expect(error?.phase == .responseStarted)
  }

  @Test("a megabyte may come from any number of bytes, and the limit on the whole is kept as well")
  func limits() async throws {
    let megabyte = try Gzip.zeros(1 << 20)
    #expect(try await decode([megabyte]).count == 1 << 20)
    let error = await #expect(throws: TransportError.self) {
      _ = try await encodedResponse("gzip", [megabyte]).decodingContent().body.collect(upTo: 1000)
    }
    #expect(error?.kind == .bodyTooLarge(limit: 1000))
  }

  @Test("nothing is asked for before what has arrived is used up")
  func backPressure() async throws {
    let text = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let bytes = try Gzip.encode(text)
    let stream = Chunks([Array(bytes[..<(bytes.count / 2)]), Array(bytes[(bytes.count / 2)...])])
    let response = try TransportResponse(
      head: HTTPResponse(status: .ok, headerFields: [.contentEncoding: "gzip"]), body: ResponseBody(stream: stream)
    ).decodingContent()
    var chunks = response.body.makeAsyncIterator()
    #expect(stream.given == 0)
    var decoded = try await chunks.next() ?? []
    #expect(stream.given == bytes.count / 2)
    while let chunk = try await chunks.next() { decoded += chunk }
    #expect(decoded == text)
    #expect(try await chunks.next() == nil)
  }

  @Test("a body that was given whole can be decoded again, a streamed one is read once")
  func again() async throws {
    let whole = try TransportResponse(status: 200, headers: [.contentEncoding: "gzip"], body: Self.hello)
      .decodingContent()
    #expect(try await whole.body.collect(upTo: 100) == Self.helloText)
    #expect(try await whole.body.collect(upTo: 100) == Self.helloText)
    let streamed = try encodedResponse("gzip", [Self.hello]).decodingContent()
    #expect(try await streamed.body.collect(upTo: 100) == Self.helloText)
    let error = await #expect(throws: TransportError.self) { try await streamed.body.collect(upTo: 100) }
    #expect(error?.kind == .bodyAlreadyRead)
  }

  @Test("the transport's own error passes, and ends the body")
  func transportError() async throws {
    let failure = TransportError(.connection, phase: .responseStarted)
    let stream = Chunks([Array(Self.hello.prefix(20))], then: failure)
    let response = try TransportResponse(
      head: HTTPResponse(status: .ok, headerFields: [.contentEncoding: "gzip"]), body: ResponseBody(stream: stream)
    ).decodingContent()
    var chunks = response.body.makeAsyncIterator()
    let error = await #expect(throws: TransportError.self) { while try await chunks.next() != nil {} }
    #expect(error == failure)
    #expect(try await chunks.next() == nil)
  }

  @Test(
    "a head may have 64 KB", arguments: [(1, 65_535, true), (1, 65_536, false), (100, 654, true), (100, 655, false)])
  func headSize(count: Int, length: Int, isAccepted: Bool) throws {
    let name = try #require(HTTPField.Name("X"))
    let field = HTTPField(name: name, value: String(repeating: "a", count: length))
    let response = TransportResponse(status: 200, headers: HTTPFields(Array(repeating: field, count: count)))
    do throws(TransportError) {
      _ = try response.checkingHeadSize()
      #expect(isAccepted)
    } catch {
      #expect(!isAccepted)
      #expect(error.kind == .headTooLarge(limit: 65_536))
    }
  }

  private func expectMalformed(
    _ chunks: [[UInt8]], sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let error = await #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
      try await decode(chunks)
    }
    #expect(error?.kind == .malformedResponse, sourceLocation: sourceLocation)
    #expect(error?.phase == .responseStarted, sourceLocation: sourceLocation)
  }
}

import HTTPTypes
import NIOHTTP1
import PostHogBatchExports
import TestSupport
import Testing

extension ConformanceTests {
  @Test("a cancelled task sends nothing", arguments: TestedTransport.allCases)
  func cancelledBefore(tested: TestedTransport) async throws {
    try await withLoopbackServer { _, writer in
      try await writer.respond(.ok)
    } _: { server in
      let request = request(.post, port: server.port)
      let call = Task {
        // A task that is cancelled at this point was cancelled before the exchange.
        while !Task.isCancelled { await Task.yield() }
        return try await tested.transport.send(request, body: [1])
      }
      call.cancel()
      let error = await #expect(throws: TransportError.self) { _ = try await call.value }
      #expect(error?.kind == .cancelled)
      #expect(error?.phase == .notSent)
      #expect(server.requests.isEmpty)
    }
  }

  @Test(
    "cancelling the task ends an exchange that waits for its head, and its connection",
    arguments: TestedTransport.allCases)
  func cancelWaiting(tested: TestedTransport) async throws {
    let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    try await withRawServer { connection in
      arrival.yield()
      await connection.untilClosed()
      end.yield()
    } _: { server in
      let request = request(port: server.port)
      let call = Task { try await tested.transport.send(request, body: nil) }
      for await _ in arrivals { break }
      call.cancel()
      let error = await #expect(throws: TransportError.self) { _ = try await call.value }
      #expect(error?.kind == .cancelled)
      #expect(error?.phase == .sent)
      for await _ in ends { break }
    }
  }

  @Test(
    "cancelling the task ends a body that is being read, and its connection",
    arguments: TestedTransport.allCases.filter { !$0.readsToTheEnd })
  func cancelReading(tested: TestedTransport) async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    try await withRawServer { connection in
      try await connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\na\n")
      await connection.untilClosed()
      end.yield()
    } _: { server in
      let response = try await tested.transport.send(request(port: server.port), body: nil)
      let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
      let reading = Task {
        for try await _ in response.body { arrival.yield() }
      }
      for await _ in arrivals { break }
      reading.cancel()
      // An end without an error would make half a body look whole.
      let error = await #expect(throws: TransportError.self) { try await reading.value }
      #expect(error?.kind == .cancelled)
      #expect(error?.phase == .responseStarted)
      for await _ in ends { break }
    }
  }

  @Test(
    "a body that is no longer read is given up, and its connection",
    arguments: TestedTransport.allCases.filter { !$0.readsToTheEnd }, [0, 1, 2])
  func unreadBody(tested: TestedTransport, chunks: Int) async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    try await withRawServer { connection in
      defer { end.yield() }
      try await connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n")
      for _ in 0..<chunks { try await connection.write("10000\n\(String(repeating: "a", count: 0x10000))\n") }
      await connection.untilClosed()
    } _: { server in
      do {
        let response = try await tested.transport.send(request(port: server.port), body: nil)
        var iterator = response.body.makeAsyncIterator()
        if chunks > 0 { #expect(try await iterator.next() != nil) }
      }
      for await _ in ends { break }
    }
  }

  @Test(
    "a body that is longer than its reader wants is given up, and its connection", arguments: TestedTransport.allCases)
  func overlongBody(tested: TestedTransport) async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    try await withRawServer { connection in
      try await connection.write("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n")
      let chunk = "10000\n\(String(repeating: "a", count: 0x10000))\n"
      // It never ends by itself.
      while (try? await connection.write(chunk)) != nil {}
      end.yield()
    } _: { server in
      let error = await #expect(throws: TransportError.self) {
        _ = try await tested.transport.send(request(port: server.port), body: nil).body.collect(upTo: 1 << 20)
      }
      // A transport that can't make the server wait may be the first to find it too long.
      guard case .bodyTooLarge = error?.kind else {
        Issue.record("\(String(describing: error))")
        return
      }
      for await _ in ends { break }
    }
  }

  @Test(
    "exchanges that are cancelled at any moment end once, and leave the next one alone",
    arguments: TestedTransport.allCases)
  func cancelAnywhere(tested: TestedTransport) async throws {
    try await withLoopbackServer { request, writer in
      let status: Int = request.head.uri == "/302" ? 302 : 200
      try await writer.head(.init(statusCode: status), ["Transfer-Encoding": "chunked", "Location": "/"])
      for _ in 0..<8 { try await writer.chunk([UInt8](repeating: 0x61, count: 1 << 16)) }
      try await writer.end()
    } _: { server in
      let port = server.port
      try await withThrowingTaskGroup(of: Void.self) { group in
        for index in 0..<64 {
          group.addTask {
            let request = request(port: port, index.isMultiple(of: 2) ? "/302" : "/200")
            let call = Task {
              try await tested.transport.send(request, body: nil).body.collect(upTo: 8 << 16)
            }
            for _ in 0..<(index * 20) { await Task.yield() }
            call.cancel()
            switch await call.result {
            case .success(let body): #expect(body.count == 8 << 16)
            case .failure(let error): #expect((error as? TransportError)?.kind == .cancelled)
            }
          }
        }
        try await group.waitForAll()
      }
      let response = try await tested.transport.send(request(port: port), body: nil)
      #expect(try await response.body.collect(upTo: 8 << 16).count == 8 << 16)
    }
  }
}

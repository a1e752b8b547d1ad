// The four ways in turn, one at a time and many at once; what counts is the ratio within a round.

import AsyncHTTPClient
import CodedModels
import Foundation
import NIOCore
import PostHogBatchExports
import PostHogBatchExportsTesting

struct Comparison {
  let origin: String
  let rounds: Int
  let requests: Int
  let only: String?

  private typealias Way = @Sendable (_ isList: Bool) async throws -> Void

  func run() async throws {
    let http = HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: .postHog)
    let ways = [
      ("bytes", bytes(http)), ("reader", read(http)), ("JSONDecoder", decoded(http)), ("client", try client(http)),
    ].filter { only == nil || only == $0.0 }
    for tasks in [1, 64] {
      for way in ways { _ = try await measure(way.1, tasks: tasks, count: requests / 4) }
      var costs: [String: [Cost]] = [:]
      for round in 0..<rounds {
        for way in round.isMultiple(of: 2) ? ways : ways.reversed() {
          costs[way.0, default: []].append(try await measure(way.1, tasks: tasks, count: requests))
        }
      }
      report(costs, tasks: tasks)
    }
    try await http.shutdown()
  }

  /// AsyncHTTPClient, collecting what arrives.
  private func bytes(_ http: HTTPClient) -> Way {
    { isList in
      guard try await answer(http, isList).readableBytes > 1_000 else { throw WrongAnswer() }
    }
  }

  /// AsyncHTTPClient and the reader that the client has too: all of its work but what a client is for.
  private func read(_ http: HTTPClient) -> Way {
    let list = BatchExports.list(in: .project(1))
    let export = BatchExports.retrieve(in: .project(1), id: Documents.export)
    return { isList in
      let body = Array(buffer: try await answer(http, isList))
      if isList {
        guard try list.decode(RawResponse(status: 200, body: body))?.results.count == 1 else { throw WrongAnswer() }
      } else {
        guard try export.decode(RawResponse(status: 200, body: body))?.latestRuns.isEmpty == false else {
          throw WrongAnswer()
        }
      }
    }
  }

  /// AsyncHTTPClient and JSONDecoder.
  private func decoded(_ http: HTTPClient) -> Way {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    return { isList in
      let body = Data(try await answer(http, isList).readableBytesView)
      if isList {
        guard try decoder.decode(CodedPage.self, from: body).results.count == 1 else { throw WrongAnswer() }
      } else {
        guard try !decoder.decode(CodedExport.self, from: body).latestRuns.isEmpty else { throw WrongAnswer() }
      }
    }
  }

  private func answer(_ http: HTTPClient, _ isList: Bool) async throws -> ByteBuffer {
    var request = HTTPClientRequest(url: origin + (isList ? Documents.listPath : Documents.exportPath))
    request.headers.add(name: "Authorization", value: "Bearer \(FakeAPIKey().value)")
    request.headers.add(name: "Accept", value: "application/json")
    let response = try await http.execute(request, timeout: .seconds(60))
    guard response.status == .ok else { throw WrongAnswer() }
    return try await response.body.collect(upTo: 1 << 20)
  }

  /// The client, on the same connections.
  private func client(_ http: HTTPClient) throws -> Way {
    let client = PostHogClient(
      host: try .selfHosted(origin), credentials: try .static(FakeAPIKey().value),
      transport: AsyncHTTPClientTransport(client: http), configuration: .init(rateLimit: .unlimited))
    let exports = client.project(1).batchExports
    return { isList in
      if isList {
        guard try await client.send(BatchExports.list(in: .project(1))).results.count == 1 else { throw WrongAnswer() }
      } else {
        guard try await !exports[Documents.export].retrieve().latestRuns.isEmpty else { throw WrongAnswer() }
      }
    }
  }

  private struct WrongAnswer: Error {}

  private struct Cost {
    let perSecond: Double
    let processorMicroseconds: Double
  }

  private func measure(_ way: @escaping Way, tasks: Int, count: Int) async throws -> Cost {
    let processor = Self.processorSeconds
    let time = try await ContinuousClock().measure {
      try await withThrowingDiscardingTaskGroup { group in
        for _ in 0..<tasks {
          group.addTask { for number in 0..<(count / tasks) { try await way(number.isMultiple(of: 2)) } }
        }
      }
    }
    let done = Double(count / tasks * tasks)
    return Cost(
      perSecond: done / (time / .seconds(1)), processorMicroseconds: (Self.processorSeconds - processor) / done * 1e6)
  }

  /// What all threads of this process have used.
  private static var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private func report(_ costs: [String: [Cost]], tasks: Int) {
    print(tasks == 1 ? "One at a time:" : "\(tasks) at once:")
    for (name, costs) in costs.sorted(by: { $0.key < $1.key }) {
      let (speed, processor) = (median(costs.map(\.perSecond)), median(costs.map(\.processorMicroseconds)))
      print(String(format: "  %7.0f requests/s, %5.1f µs of processor each: ", speed, processor) + name)
    }
    for (way, peer) in [("client", "JSONDecoder"), ("client", "reader"), ("client", "bytes"), ("reader", "bytes")] {
      let ratios = zip(costs[way] ?? [], costs[peer] ?? []).map { $0.perSecond / $1.perSecond }
      guard let least = ratios.min(), let most = ratios.max() else { continue }
      print(String(format: "  \(way): %.2f (%.2f to %.2f) times as many as ", median(ratios), least, most) + peer)
    }
  }

  private func median(_ values: [Double]) -> Double {
    values.sorted()[values.count / 2]
  }
}

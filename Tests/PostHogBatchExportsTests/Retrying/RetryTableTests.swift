import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// Every cell of the retry table, played through a client.
@Suite("The retry table")
struct RetryTableTests {
  /// One cell: a row for one kind of operation.
  struct Cell: Sendable, CustomTestStringConvertible {
    let row: RetryPolicy.Row
    let safety: RetrySafety

    var testDescription: String { "\(row.outcome.rawValue) \(row.phase), \(safety)" }

    var decision: RetryPolicy.Decision { row.decision(for: safety) }

    /// What a server or a network does to cause the outcome.
    var play: Play {
      switch row.outcome {
      case .connectionFailed: .failure(.connection, row.phase)
      case .timedOut: .failure(.timeout, row.phase)
      case .notSecure: .failure(.tls, row.phase)
      case .malformedResponse: .failure(.malformedResponse, row.phase)
      case .responseTooLarge: .failure(.bodyTooLarge(limit: 1), row.phase)
      case .cancelled: .failure(.cancelled, row.phase)
      case .notSendable: .failure(.unsupportedRequest, row.phase)
      case .requestTimeout: .respond(408)
      case .throttled: .respond(429, [.retryAfter: "1"], #"{"code":"throttled","detail":"Slow."}"#)
      case .jobLimitReached: .respond(429, [:], #"{"code":"too_many_concurrent_backfills","detail":"Many."}"#)
      case .serverError: .respond(500)
      case .badGateway: .respond(502)
      case .unavailable: .respond(503)
      case .gatewayTimeout: .respond(504)
      case .gateway: .page(404)
      case .alreadyDone: .respond(404)
      case .refused: .respond(403)
      }
    }
  }

  static let safeties: [RetrySafety] = [.repeatable, .done(on: 404), .never]

  static let cells = RetryPolicy.table.flatMap { row in safeties.map { Cell(row: row, safety: $0) } }

  static func operation(_ safety: RetrySafety) -> APIOperation<Void> {
    APIOperation("things_act", .post, "/things/7/act/", responses: .empty(200), retry: safety)
  }

  @Test("each cell is what a client does", arguments: cells)
  func cell(_ cell: Cell) async throws {
    // "Done before" is what a second attempt finds if the response of the first was lost.
    let isLate = cell.row.outcome == .alreadyDone
    let lost = Play.respond(429, [.retryAfter: "0"])
    let first: [Play] = isLate ? [cell.safety == .never ? lost : .failure(.connection, .sent)] : []
    let bench = try RetryBench(first + [cell.play, .respond(200)])
    let result = try await bench.send(Self.operation(cell.safety))
    let sent = bench.transport.sent.count - first.count
    switch cell.decision {
    case .fail:
      #expect(throws: PostHogError.self) { try result.get() }
      #expect(sent == 1)
    case .again, .later:
      #expect(throws: Never.self) { try result.get() }
      #expect(sent == 2)
    case .succeed:
      #expect(throws: Never.self) { try result.get() }
      #expect(sent == 1)
    }
  }

  @Test("every outcome has a row, and no situation has two")
  func complete() {
    for outcome in RetryPolicy.Outcome.allCases {
      #expect(RetryPolicy.table.contains { $0.outcome == outcome }, "\(outcome)")
    }
    let situations = RetryPolicy.table.map { "\($0.phase) \($0.outcome)" }
    #expect(Set(situations).count == situations.count)
  }

  @Test("a request that may have arrived is never sent twice if a retry does the work twice")
  func neverTwice() {
    for row in RetryPolicy.table where row.never != .fail {
      #expect(row.phase == .notSent || [.throttled, .jobLimitReached].contains(row.outcome), "\(row.outcome)")
    }
  }

  @Test(
    "a 404 is no success where no earlier attempt can have worked",
    arguments: [
      [Play.respond(404)],
      [.failure(.connection, .notSent), .respond(404)],
      [.respond(429, [.retryAfter: "1"]), .respond(404)],
    ])
  func notDoneBefore(_ plays: [Play]) async throws {
    let bench = try RetryBench(plays)
    let error = try #require(await bench.send(Things.delete()).failure)
    #expect(error.kind == .notFound)
    #expect(error.attempts == plays.count)
    #expect(!error.mayHaveTakenEffect)
  }

  @Test("a retried cancel that gets a 400 has succeeded, with what a success says at least")
  func cancelledBefore() async throws {
    struct Result: JSONObjectReadable {
      let cancelled: Bool?
      init(members json: inout JSONReader) throws(JSONError) { cancelled = try json.optional("cancelled") }
    }
    let operation = APIOperation<Result>("cancel", .post, "/cancel/", responses: .json(200), retry: .done(on: 400))
    let bench = try RetryBench([
      .failure(.timeout, .sent), .respond(400, [:], #"{"code":"invalid_input","detail":"It has ended."}"#),
    ])
    #expect(try await bench.send(operation).get().cancelled == nil)
  }
}

extension Result {
  var failure: Failure? {
    if case .failure(let error) = self { error } else { nil }
  }
}

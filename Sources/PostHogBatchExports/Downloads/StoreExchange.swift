import HTTPTypes
import OperationClient

/// One exchange with the object store, which downloads a file or the rest of it: it appends what arrives to the partial
/// file, as far as it fits what was announced.
struct StoreExchange: Sendable {
  let url: StoreURL
  let transport: any HTTPTransport
  let index: Int
  let file: PartialFile
  let ledger: DownloadLedger
  let board: ProgressBoard

  /// How an exchange ended.
  enum End: Sendable {
    /// All bytes have arrived.
    case complete
    /// The connection ended before the file did.
    case cut(TransportError)
    /// The store responded with something else than the file.
    case responded(StoreResponse, status: Int, code: String?)
    /// A fault that another exchange couldn't fix.
    case failed(PostHogError)
  }

  /// The outcome of an exchange.
  struct Outcome: Sendable {
    /// How many bytes have arrived, and of which file.
    var state: PartState
    /// The bytes that this exchange received.
    var received: Int64 = 0
    /// Whether bytes of earlier exchanges were dropped.
    var hasRestarted = false
    /// The limit that ended the exchange, if one did.
    var fault: ExchangeLimits.Fault?
    var end: End
  }

  /// The most bytes of an error body that are read.
  private static let errorLimit = 16 << 10

  /// Requests the bytes after those that have arrived.
  func run(from state: PartState, activity: ActivityMonitor) async -> Outcome {
    var outcome = Outcome(state: state, end: .cut(TransportError(.cancelled, phase: .notSent)))
    do throws(PostHogError) {
      outcome.end = try await fetch(&outcome, activity: activity)
      if case .complete = outcome.end { return outcome }
      if outcome.received > 0 { try await ledger.note(index, outcome.state) }
    } catch {
      // What arrived before the fault is kept, unless that is what the disk refuses.
      if outcome.received > 0 { try? await ledger.note(index, outcome.state) }
      outcome.end = .failed(error)
    }
    return outcome
  }

  private func fetch(_ outcome: inout Outcome, activity: ActivityMonitor) async throws(PostHogError) -> End {
    let response: TransportResponse
    do throws(TransportError) {
      let request = url.request(from: outcome.state.arrived.bytes, validator: outcome.state.identity?.validator)
      response = try await transport.send(request, body: nil).checkingHeadSize()
    } catch {
      return .cut(error.withoutQuery)
    }
    activity.record()
    let meaning = StoreResponse(
      response.head, offset: outcome.state.arrived.bytes, identity: outcome.state.identity, file: file.name)
    switch meaning {
    case .whole(let identity):
      try await begin(identity, &outcome)
      activity.record()
      return try await receive(response.body, upTo: identity.length, &outcome, activity: activity)
    case .rest(let length):
      return try await receive(response.body, upTo: length, &outcome, activity: activity)
    case .mismatch, .addressRefused, .busy, .refused, .unusable:
      let body = try? await response.body.collect(upTo: Self.errorLimit)
      return .responded(meaning, status: response.head.status.code, code: body.flatMap(StoreResponse.errorCode))
    }
  }

  /// Starts the file: the old bytes are removed before the manifest records the new file, so that a crash never joins
  /// them.
  private func begin(_ identity: FileIdentity, _ outcome: inout Outcome) async throws(PostHogError) {
    if outcome.state.arrived.bytes > 0 {
      outcome.hasRestarted = true
      try file.cut()
    }
    outcome.state = PartState(identity: identity)
    try await ledger.note(index, outcome.state)
    board.set(index, length: identity.length, received: 0)
  }

  private func receive(
    _ body: ResponseBody, upTo length: Int64, _ outcome: inout Outcome, activity: ActivityMonitor
  ) async throws(PostHogError) -> End {
    let chunks = body.makeAsyncIterator()
    var noted = outcome.state.arrived.bytes
    while true {
      let next: (any BodyChunk)?
      do throws(TransportError) { next = try await chunks.nextChunk(nil) } catch { return .cut(error.withoutQuery) }
      guard let chunk = next else { break }
      activity.record()
      let count = Int64(chunk.count)
      let offset = outcome.state.arrived.bytes
      guard count <= length - offset else {
        // It is unknown which of its bytes are the file's.
        outcome.state = PartState()
        try file.cut()
        try await ledger.note(index, outcome.state)
        throw .download(.lengthMismatch(expected: length, received: offset + count), file: file.name)
      }
      try disk(file.name) {
        try chunk.withUnsafeBytes { bytes in
          try file.append(bytes, at: offset)
          outcome.state.arrived.add(bytes)
        }
      }
      outcome.received += count
      board.add(chunk.count, to: index)
      if outcome.state.arrived.bytes - noted >= outcome.state.arrived.stride {
        try await ledger.note(index, outcome.state)
        noted = outcome.state.arrived.bytes
      }
      // Time that the disk took isn't silence of the store.
      activity.record(bytes: count)
    }
    guard outcome.state.arrived.bytes < length else { return .complete }
    return .cut(TransportError(.connection, phase: .responseStarted, detail: "the body ended before its length"))
  }
}

import Logging
import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the parts of one export share.
struct PartContext: Sendable {
  let client: PostHogClient
  let addresses: AddressSource
  let folder: DownloadFolder
  let ledger: DownloadLedger
  let board: ProgressBoard
  let options: DownloadOptions
  let time: TransferTime
}

/// Downloads one file of an export, whatever is there already: makes exchanges with the object store until it is
/// complete, as few as possible and never more than make sense.
struct PartDownload {
  private let context: PartContext
  private let index: Int
  private let part: DownloadManifest.Part
  private let superseded: OwnFile?
  private var allowance: RetryAllowance
  private var url: StoreURL?

  /// - Parameter superseded: The file of an earlier export of this download under the part's name, which may be
  ///   replaced.
  init(_ index: Int, _ part: DownloadManifest.Part, superseding superseded: OwnFile?, in context: PartContext) {
    self.context = context
    self.index = index
    self.part = part
    self.superseded = superseded
    allowance = RetryAllowance(context.client.configuration.retryPolicy)
  }

  /// Fetches what is missing and gives the file its name.
  mutating func run() async throws(PostHogError) {
    let file = try PartialFile(part.file, in: context.folder)
    var state = try await start(file)
    context.board.set(index, length: state.identity?.length, received: state.arrived.bytes)
    while true {
      while !state.isComplete {
        let outcome = await exchange(try await address(), file, from: state)
        state = outcome.state
        try await goOn(after: outcome)
        if case .responded(.mismatch, _, _) = outcome.end { try drop(&state, of: file) }
      }
      try await synchronize(file)
      if try file.size() == state.arrived.bytes { break }
      // Another process wrote into it: not every file system keeps two downloads apart.
      allowance.noteRestart()
      guard allowance.allowsAnotherStart else { throw failure(.restartedTooOften) }
      try drop(&state, of: file)
    }
    try await checkContent(of: file, state)
    state.isDone = true
    try await context.ledger.note(index, state, lasting: true)
    try await file.publish(length: state.arrived.bytes, replacing: try await mayReplace())
    context.board.finish(index)
  }

  /// Returns whether a file that has the part's name may be replaced. This is checked now, since another program may
  /// have put it there meanwhile.
  private func mayReplace() async throws(PostHogError) -> Bool {
    if context.options.replacesExistingFiles { return true }
    guard let superseded else { return false }
    return try await context.folder.contains(superseded)
  }

  /// Makes the whole file survive a loss of power. The system may forget what it could not write, and report it only
  /// once: so nothing of a file that failed is kept, and the error doesn't say that it is.
  private func synchronize(_ file: PartialFile) async throws(PostHogError) {
    do throws(PostHogError) {
      try await file.synchronize()
    } catch {
      try? file.cut()
      guard case .download(let failure) = error.kind, case .diskFull(let text) = failure.reason else { throw error }
      throw self.failure(.disk(text))
    }
  }

  /// Returns the part of the file in the manifest that can be continued: nothing if the bytes aren't those that
  /// arrived, and nothing of an incomplete file without a strong validator, since the rest might be of another file.
  private func start(_ file: PartialFile) async throws(PostHogError) -> PartState {
    var state = part.state
    if state.identity?.validator != nil || state.isComplete, try await file.holds(state.arrived) {
      try file.cut(to: state.arrived.bytes)
      return state
    }
    if state.arrived.bytes > 0 {
      context.client.logger.info("restarting a file because it has changed", metadata: ["file": "\(part.file)"])
    }
    if state.identity?.validator == nil { state.identity = nil }
    state.isDone = false
    try drop(&state, of: file)
    return state
  }

  /// Drops what has arrived.
  private func drop(_ state: inout PartState, of file: PartialFile) throws(PostHogError) {
    try file.cut()
    state.arrived = Checkpoint()
  }

  /// Refuses a complete file that can't be what its name says. Nothing of it is kept.
  private func checkContent(of file: PartialFile, _ state: PartState) async throws(PostHogError) {
    guard let reason = try await file.contentFault(length: state.arrived.bytes) else { return }
    try file.cut()
    try await context.ledger.note(index, PartState())
    throw failure(.wrongContent(reason))
  }

  /// Returns the signed URL, a new one if there is none.
  private mutating func address() async throws(PostHogError) -> StoreURL {
    if let url { return url }
    let new = try await context.addresses.address(of: part.id.lowercaseText, file: part.file)
    url = new
    return new
  }

  private func exchange(
    _ url: StoreURL, _ file: PartialFile, from state: PartState
  ) async -> StoreExchange.Outcome {
    let transport = context.client.transport
    let lane = (transport as? any DownloadingTransport)?.downloadExecutor
    let exchange = StoreExchange(
      url: url, transport: lane?.transport ?? transport, index: index, file: file, ledger: context.ledger,
      board: context.board)
    guard !transport.isImmediate else { return await exchange.run(from: state, activity: ActivityMonitor()) }
    let limits = ExchangeLimits(
      silence: context.options.silenceLimit, minimumRate: context.options.minimumRate, time: context.time.remaining)
    var (outcome, fault) = await limits.keep(on: context.client.clock, executor: lane?.executor) { activity in
      await exchange.run(from: state, activity: activity)
    }
    if let fault, case .cut(let error) = outcome.end {
      outcome.fault = fault
      outcome.end = .cut(TransportError(.timeout, phase: error.phase, detail: limits.words(for: fault)))
    }
    return outcome
  }

  /// Returns when another exchange makes sense, or there is nothing left to do; after a pause if one is due.
  private mutating func goOn(after outcome: StoreExchange.Outcome) async throws(PostHogError) {
    if Task.isCancelled { throw PostHogError(.cancelled(.responseStarted)) }
    allowance.note(outcome)
    switch outcome.end {
    case .complete: return
    case .failed(let error): throw error
    case .cut(let error):
      guard context.time.remaining > .zero else { throw failure(.timedOut(after: context.time.limit)) }
      let failure = failure(.interrupted(error))
      guard allowance.allowsAnother else { throw failure }
      try await pause(orThrow: failure)
    case .responded(.mismatch, _, _): break
    case .responded(.addressRefused, let status, let code):
      guard allowance.allowsAnotherAddress else { throw failure(.refusedByStore(status: status, code: code)) }
      url = nil
    case .responded(.busy(let retryAfter), let status, let code):
      let failure = failure(.refusedByStore(status: status, code: code))
      guard allowance.allowsAnother(after: retryAfter) else { throw failure }
      try await pause(atLeast: retryAfter ?? .zero, orThrow: failure)
    case .responded(.unusable(let reason), _, _): throw failure(.unusableResponse(reason))
    case .responded(_, let status, let code): throw failure(.refusedByStore(status: status, code: code))
    }
    guard allowance.allowsAnotherStart else { throw failure(.restartedTooOften) }
    guard context.time.remaining > .zero else { throw failure(.timedOut(after: context.time.limit)) }
    context.client.logger.debug(
      "continuing a download", metadata: ["file": "\(part.file)", "offset": "\(outcome.state.arrived.bytes)"])
  }

  /// Waits before the next exchange, or throws if there is no time for that.
  private func pause(atLeast least: Duration = .zero, orThrow failure: PostHogError) async throws(PostHogError) {
    let pause = allowance.pause(random: context.client.randomSource()) + least
    guard pause < context.time.remaining else { throw failure }
    if pause > .zero { try await context.time.pause(for: pause) }
  }

  private func failure(_ reason: DownloadFailure.Reason) -> PostHogError { .download(reason, file: part.file) }
}

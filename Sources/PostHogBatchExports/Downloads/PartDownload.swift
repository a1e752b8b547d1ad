// One file from wherever it is to its last byte: exchanges with the object store until it is there in whole, as few as
// possible and never more than make sense.

import Logging
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
  let scope: ProjectScope
  let export: UUID
  let folder: DownloadFolder
  let ledger: DownloadLedger
  let board: ProgressBoard
  let options: DownloadOptions
}

/// Fetches one file of an export.
struct PartDownload {
  private let context: PartContext
  private let index: Int
  private let part: DownloadManifest.Part
  private let isReplacing: Bool
  private var patience: Patience
  private var url: StoreURL?

  /// - Parameter isReplacing: Whether a file of the part's name may go.
  init(_ index: Int, _ part: DownloadManifest.Part, isReplacing: Bool, in context: PartContext) {
    self.context = context
    self.index = index
    self.part = part
    self.isReplacing = isReplacing
    patience = Patience(context.client.configuration.retryPolicy)
  }

  /// Fetches what is missing and gives the file its name.
  mutating func run() async throws(PostHogError) {
    let file = try PartialFile(part.file, in: context.folder)
    var (offset, identity) = try start(file)
    context.board.set(index, length: identity?.length, received: offset)
    while true {
      while identity == nil || offset != identity?.length {
        let outcome = await exchange(try await address(), file, from: offset, of: identity)
        (offset, identity) = (outcome.offset, outcome.identity)
        try await goOn(after: outcome)
        if case .answered(.mismatch, _, _) = outcome.end {
          try file.empty()
          offset = 0
        }
      }
      try await synchronize(file)
      if try file.size() == offset { break }
      // Somebody else wrote into it: not every file system keeps two downloads apart.
      patience.noteRestart()
      guard patience.allowsAnotherStart else { throw failure(.restartedTooOften) }
      try file.empty()
      offset = 0
    }
    try await context.ledger.finish(index)
    try await onDiskThread { [folder = context.folder, file = part.file, isReplacing] () throws(PostHogError) in
      try folder.publish(file, replacing: isReplacing)
    }
    context.board.finish(index)
  }

  /// Makes the whole file last. What the system could not write it may forget, and tell nobody a second time: so nothing of
  /// a file that failed is kept, and the error does not say that it is.
  private func synchronize(_ file: PartialFile) async throws(PostHogError) {
    do throws(PostHogError) {
      try await file.synchronize()
    } catch {
      try? file.empty()
      guard case .download(let failure) = error.kind, case .diskFull(let text) = failure.reason else { throw error }
      throw self.failure(.disk(text))
    }
  }

  /// What is there of the file the manifest tells of. Without a strong validator nobody knows whether it still is that file.
  private func start(_ file: PartialFile) throws(PostHogError) -> (Int64, FileIdentity?) {
    let size = try file.size()
    guard let identity = part.identity, part.isDone || identity.validator != nil, size <= identity.length else {
      if size > 0 { try file.empty() }
      return (0, nil)
    }
    return (size, identity)
  }

  /// The signed address, a new one if there is none.
  private mutating func address() async throws(PostHogError) -> StoreURL {
    if let url { return url }
    let sign = FileDownloads.download(
      in: context.scope, id: context.export, part: part.id.lowercaseText)
    let new = try StoreURL(try await context.client.send(sign), from: context.client.host, file: part.file)
    url = new
    return new
  }

  private func exchange(
    _ url: StoreURL, _ file: PartialFile, from offset: Int64, of identity: FileIdentity?
  ) async -> StoreExchange.Outcome {
    let transport = context.client.transport
    let lane = (transport as? any DownloadingTransport)?.downloadLane
    let exchange = StoreExchange(
      url: url, transport: lane?.transport ?? transport, index: index, file: file, ledger: context.ledger,
      board: context.board)
    let limit = transport.isImmediate ? nil : context.options.silenceLimit
    var (outcome, wasSilent) = await withSilenceLimit(
      limit, on: context.client.clock, executor: lane?.executor
    ) { pulse in
      await exchange.run(from: offset, of: identity, pulse: pulse)
    }
    if let limit, wasSilent, case .cut(let error) = outcome.end {
      outcome.end = .cut(TransportError(.timeout, phase: error.phase, detail: "silent for more than \(limit)"))
    }
    return outcome
  }

  /// Returns when another exchange makes sense, or there is nothing left to do; after a pause where one is due.
  private mutating func goOn(after outcome: StoreExchange.Outcome) async throws(PostHogError) {
    if Task.isCancelled { throw PostHogError(.cancelled(.answered)) }
    patience.note(outcome)
    switch outcome.end {
    case .complete: return
    case .failed(let error): throw error
    case .cut(let error):
      guard patience.allowsAnother else { throw failure(.interrupted(error)) }
      try await pause(atLeast: nil)
    case .answered(.mismatch, _, _): break
    case .answered(.addressRefused, let status, let code):
      guard patience.allowsAnotherAddress else { throw failure(.refusedByStore(status: status, code: code)) }
      url = nil
    case .answered(.busy(let retryAfter), let status, let code):
      guard patience.allowsAnother else { throw failure(.refusedByStore(status: status, code: code)) }
      try await pause(atLeast: retryAfter)
    case .answered(.unusable(let reason), _, _): throw failure(.unusableAnswer(reason))
    case .answered(_, let status, let code): throw failure(.refusedByStore(status: status, code: code))
    }
    guard patience.allowsAnotherStart else { throw failure(.restartedTooOften) }
    context.client.logger.debug(
      "continuing a download", metadata: ["file": "\(part.file)", "offset": "\(outcome.offset)"])
  }

  private func pause(atLeast least: Duration?) async throws(PostHogError) {
    let pause = patience.pause(random: context.client.randomSource()) + (least ?? .zero)
    guard pause > .zero else { return }
    do {
      try await context.client.clock.sleep(for: pause)
    } catch {
      throw PostHogError(.cancelled(.answered))
    }
  }

  private func failure(_ reason: DownloadFailure.Reason) -> PostHogError { .download(reason, file: part.file) }
}

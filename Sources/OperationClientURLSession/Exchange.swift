import Foundation
import HTTPTypes
import OperationClient
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One exchange between a URLSession task, which pushes data, and a reader, which pulls it.
///
/// Data that has arrived but wasn't read yet is kept up to a limit. Then the task has to wait; on Linux, where that
/// would restart its request, the exchange ends.
final class Exchange: Sendable {
  private typealias Head = Result<HTTPResponse, TransportError>
  private typealias Chunk = Result<[UInt8]?, TransportError>

  private struct State {
    var task: URLSessionDataTask?
    var head: Head?
    var headReader: CheckedContinuation<Head, Never>?
    /// The chunks that have arrived but weren't read yet.
    var chunks: ArraySlice<[UInt8]> = []
    var unreadBytes = 0
    var chunkReader: CheckedContinuation<Chunk, Never>?
    /// What follows the chunks: `nil` for the end of the body, or an error.
    var end: Chunk?
    /// Whether the task is suspended.
    var isHeld = false

    var phase: TransportError.Phase { head == nil ? .sent : .responseStarted }
  }

  #if canImport(FoundationNetworking)
    /// The most bytes that wait for a reader. No reader of this library falls this far behind.
    private static let unreadLimit = 64 << 20
  #else
    /// The most bytes that wait for a reader, except for those in transit when the task is suspended.
    private static let unreadLimit = 256 << 10
  #endif

  private let state = Mutex(State())
}

// Called for the URLSession task.
extension Exchange {
  func start(_ task: URLSessionDataTask) {
    state.withLock { $0.task = task }
    task.resume()
  }

  func receive(_ response: URLResponse) {
    do throws(TransportError) {
      guard let head = try HTTPResponse(response) else { return }
      state.withLock { state in
        guard state.head == nil else { return }
        state.head = .success(head)
        state.headReader.take()?.resume(returning: .success(head))
      }
    } catch {
      giveUp(error)
    }
  }

  func receive(_ data: Data) {
    let chunk = [UInt8](data)
    let isTooMuch = state.withLock { state in
      guard state.end == nil else { return false }
      if let reader = state.chunkReader.take() {
        reader.resume(returning: .success(chunk))
        return false
      }
      state.chunks.append(chunk)
      state.unreadBytes += chunk.count
      guard state.unreadBytes > Self.unreadLimit else { return false }
      #if !canImport(FoundationNetworking)
        if !state.isHeld {
          state.isHeld = true
          state.task?.suspend()
        }
        return false
      #else
        return true
      #endif
    }
    guard isTooMuch else { return }
    giveUp(
      TransportError(
        .bodyTooLarge(limit: Self.unreadLimit), phase: .responseStarted,
        detail: "its reader fell behind, and URLSession can't wait on this platform"))
  }

  func complete(_ error: (any Error)?) {
    state.withLock { state in
      if let error {
        finish(&state, .failure(TransportError(error, phase: state.phase)))
      } else if state.head == nil {
        finish(&state, .failure(TransportError(.malformedResponse, phase: .sent, detail: "it has no head")))
      } else {
        finish(&state, .success(nil))
      }
    }
  }

  /// Runs `action` unless the exchange is over. FoundationNetworking traps if it gets a decision about a redirect after
  /// the task was cancelled; cancelling waits for the lock, so that it comes after.
  func unlessOver(_ action: () -> Void) {
    state.withLock { if $0.end == nil { action() } }
  }
}

// Called by the reader.
extension Exchange {
  /// Waits for the head of the response.
  func head() async throws(TransportError) -> HTTPResponse {
    let head: Head = await withTaskCancellationHandler {
      await withCheckedContinuation { reader in
        state.withLock { state in
          guard let head = state.head else { return state.headReader = reader }
          reader.resume(returning: head)
        }
      }
    } onCancel: {
      cancel()
    }
    return try head.get()
  }

  /// Returns the next chunk, or `nil` at the end of the body.
  func nextChunk(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
    let chunk: Chunk = await withTaskCancellationHandler {
      await withCheckedContinuation { reader in
        state.withLock { state in
          guard let chunk = takeChunk(&state) else { return state.chunkReader = reader }
          reader.resume(returning: chunk)
        }
      }
    } onCancel: {
      cancel()
    }
    return try chunk.get()
  }

  /// Ends the exchange, and with it the connection, unless it has ended.
  func cancel() {
    giveUp(nil)
  }
}

extension Exchange {
  private func giveUp(_ error: TransportError?) {
    let task = state.withLock { state -> URLSessionDataTask? in
      guard state.end == nil else { return nil }
      let task = state.task
      state.chunks = []
      state.unreadBytes = 0
      finish(&state, .failure(error ?? TransportError(.cancelled, phase: state.phase)))
      return task
    }
    task?.cancel()
  }

  /// Returns what the next reader gets, or `nil` if it has to wait.
  private func takeChunk(_ state: inout State) -> Chunk? {
    if let chunk = state.chunks.popFirst() {
      state.unreadBytes -= chunk.count
      // A slice keeps the memory of what was removed from it.
      if state.chunks.isEmpty { state.chunks = [] }
      #if !canImport(FoundationNetworking)
        if state.isHeld, state.unreadBytes <= Self.unreadLimit / 2 {
          state.isHeld = false
          state.task?.resume()
        }
      #endif
      return .success(chunk)
    }
    if let end = state.end {
      // An error is thrown once.
      state.end = .success(nil)
      return end
    }
    return state.chunkReader == nil ? nil : .failure(TransportError(.bodyAlreadyRead, phase: .responseStarted))
  }

  private func finish(_ state: inout State, _ end: Chunk) {
    guard state.end == nil else { return }
    state.end = end
    state.task = nil
    if case .failure(let error) = end, state.head == nil { state.head = .failure(error) }
    if let head = state.head { state.headReader.take()?.resume(returning: head) }
    if let reader = state.chunkReader.take() {
      state.end = .success(nil)
      reader.resume(returning: end)
    }
  }
}

// The body of a response as a sequence of chunks. It holds the bytes, or pulls them from a transport's own stream; pulling
// is what gives back pressure, so nothing here reads ahead.

import Synchronization

/// The body of a response, in chunks as they arrive.
///
/// A streamed body can be read once; reading it again throws ``TransportError/Kind/bodyAlreadyRead``. Bytes that were
/// given whole can be read any number of times.
public struct ResponseBody: AsyncSequence, Sendable {
  /// A chunk of bytes, of whatever size the transport received.
  public typealias Element = [UInt8]
  /// Why a body ended before its time.
  public typealias Failure = TransportError

  private let makeChunks: @Sendable () -> AsyncIterator
  /// The bytes, if they are already there.
  let whole: [UInt8]?

  /// A body that is read by what `makeChunks` returns, anew each time.
  init(makeChunks: @escaping @Sendable () -> AsyncIterator) {
    self.makeChunks = makeChunks
    whole = nil
  }

  /// A body that can't be read.
  init(failing error: TransportError) {
    self.init { AsyncIterator { (_) async throws(TransportError) in throw error } }
  }

  /// A body that is already there.
  public init(_ bytes: [UInt8]) {
    whole = bytes
    makeChunks = {
      var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
      return AsyncIterator { (_) async throws(TransportError) in rest.take() }
    }
  }

  /// A body that is pulled from `stream`, one chunk each time one is asked for.
  public init<Stream: AsyncSequence & Sendable>(stream: Stream)
  where Stream.Element == [UInt8], Stream.Failure == TransportError {
    self.init(stream: stream) { $0 }
  }

  /// A body that is pulled from `stream`, which never fails.
  public init<Stream: AsyncSequence & Sendable>(stream: Stream)
  where Stream.Element == [UInt8], Stream.Failure == Never {
    self.init(stream: stream) { (failure: Never) -> TransportError in }
  }

  /// A body that is pulled from `stream`, whose errors `failure` puts in this library's terms.
  ///
  /// An `AsyncStream` ends as if it were whole when the task that reads it is cancelled. So a stream that ends in a
  /// cancelled task counts as cut: reading it throws ``TransportError/Kind/cancelled``.
  public init<Stream: AsyncSequence & Sendable>(
    stream: Stream, failure: @escaping @Sendable (Stream.Failure) -> TransportError
  ) where Stream.Element == [UInt8] {
    let body = ResponseBody(chunks: stream, failure: failure)
    self.init {
      let chunks = body.makeAsyncIterator()
      return AsyncIterator { (isolation) async throws(TransportError) in
        let chunk = try await chunks.nextChunk(isolation)
        if chunk == nil, Task.isCancelled { throw TransportError(.cancelled, phase: .answered) }
        return chunk
      }
    }
  }

  /// A body that is pulled from `stream`, whose chunks are whatever its library has for bytes.
  init<Stream: AsyncSequence & Sendable>(
    chunks stream: Stream, failure: @escaping @Sendable (Stream.Failure) -> TransportError
  ) where Stream.Element: BodyChunk {
    let ticket = Ticket()
    self.init {
      // Most streams of HTTP libraries trap on a second iterator.
      guard ticket.take() else {
        return AsyncIterator { (_) async throws(TransportError) in
          throw TransportError(.bodyAlreadyRead, phase: .answered)
        }
      }
      var chunks = stream.makeAsyncIterator()
      return AsyncIterator { (isolation) async throws(TransportError) in
        do throws(Stream.Failure) {
          return try await chunks.next(isolation: isolation)
        } catch {
          throw failure(error)
        }
      }
    }
  }

  /// Starts reading.
  public func makeAsyncIterator() -> AsyncIterator { makeChunks() }

  /// Reads the body to its end.
  ///
  /// - Parameter limit: The most bytes that are kept. A longer body throws ``TransportError/Kind/bodyTooLarge(limit:)`` as
  ///   soon as that is known, and what is left of it is not read.
  public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
    if let whole { return try Self.bounded(whole, limit) }
    var bytes: [UInt8] = []
    let chunks = makeAsyncIterator()
    while let chunk = try await chunks.nextChunk(nil) {
      guard chunk.count <= limit - bytes.count else {
        throw TransportError(.bodyTooLarge(limit: limit), phase: .answered)
      }
      // The usual response is one chunk: then it is taken as it is.
      if bytes.isEmpty { bytes = chunk.array } else { chunk.withUnsafeBytes { bytes += $0 } }
    }
    return bytes
  }
}

extension ResponseBody {
  static func bounded(_ bytes: [UInt8], _ limit: Int) throws(TransportError) -> [UInt8] {
    guard bytes.count <= limit else { throw TransportError(.bodyTooLarge(limit: limit), phase: .answered) }
    return bytes
  }

  /// Reads a body chunk by chunk.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// The next chunk as the transport has it.
    package let nextChunk: (isolated (any Actor)?) async throws(TransportError) -> (any BodyChunk)?

    /// The next chunk, or `nil` at the end of the body.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(TransportError) -> [UInt8]? {
      try await nextChunk(actor)?.array
    }
  }

  /// Lets one reader through.
  private final class Ticket: Sendable {
    private let isTaken = Mutex(false)

    func take() -> Bool {
      isTaken.withLock { isTaken in
        defer { isTaken = true }
        return !isTaken
      }
    }
  }
}

import Synchronization

/// The body of a response, in chunks as they arrive.
///
/// It holds the bytes, or pulls them from a transport's own stream. It never reads ahead, so a slow reader slows the
/// server down. A streamed body can be read once; reading it again throws ``TransportError/Kind/bodyAlreadyRead``. A
/// body that was created from bytes can be read any number of times.
public struct ResponseBody: AsyncSequence, Sendable {
  /// A chunk of bytes, of whatever size the transport received.
  public typealias Element = [UInt8]
  /// Why a body ended early.
  public typealias Failure = TransportError

  private let makeChunks: @Sendable () -> AsyncIterator
  /// The bytes, if they are already there.
  private let whole: [UInt8]?

  /// Creates a body that is read through what `makeChunks` returns, once for each reading.
  init(makeChunks: @escaping @Sendable () -> AsyncIterator) {
    self.makeChunks = makeChunks
    whole = nil
  }

  /// A body that can't be read.
  init(failing error: TransportError) {
    self.init { AsyncIterator { (_) async throws(TransportError) in throw error } }
  }

  /// Creates a body that has already arrived.
  public init(_ bytes: [UInt8]) {
    whole = bytes
    makeChunks = {
      var rest: [UInt8]? = bytes.isEmpty ? nil : bytes
      return AsyncIterator { (_) async throws(TransportError) in rest.take() }
    }
  }

  /// Creates a body that pulls a chunk from `stream` each time one is requested.
  public init<Stream: AsyncSequence & Sendable>(stream: Stream)
  where Stream.Element == [UInt8], Stream.Failure == TransportError {
    self.init(stream: stream) { $0 }
  }

  /// Creates a body that pulls chunks from `stream`, which never fails.
  public init<Stream: AsyncSequence & Sendable>(stream: Stream)
  where Stream.Element == [UInt8], Stream.Failure == Never {
    self.init(stream: stream) { (failure: Never) -> TransportError in }
  }

  /// Creates a body that pulls chunks from `stream` and converts its errors with `failure`.
  ///
  /// An `AsyncStream` ends as if it were complete when the task that reads it is cancelled. So a stream that ends in a
  /// cancelled task counts as cut off: reading it throws ``TransportError/Kind/cancelled``.
  public init<Stream: AsyncSequence & Sendable>(
    stream: Stream, failure: @escaping @Sendable (Stream.Failure) -> TransportError
  ) where Stream.Element == [UInt8] {
    let body = ResponseBody(chunks: stream, failure: failure)
    self.init {
      let chunks = body.makeAsyncIterator()
      return AsyncIterator { (isolation) async throws(TransportError) in
        let chunk = try await chunks.nextChunk(isolation)
        if chunk == nil, Task.isCancelled { throw TransportError(.cancelled, phase: .responseStarted) }
        return chunk
      }
    }
  }

  /// Creates a body that pulls chunks from `stream`, whose elements are the library's own type for bytes.
  init<Stream: AsyncSequence & Sendable>(
    chunks stream: Stream, failure: @escaping @Sendable (Stream.Failure) -> TransportError
  ) where Stream.Element: BodyChunk {
    let ticket = Ticket()
    self.init {
      // Most streams of HTTP libraries trap on a second iterator.
      guard ticket.take() else {
        return AsyncIterator { (_) async throws(TransportError) in
          throw TransportError(.bodyAlreadyRead, phase: .responseStarted)
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
  /// - Parameter limit: The most bytes to keep.
  /// - Returns: All bytes of the body.
  /// - Throws: ``TransportError/Kind/bodyTooLarge(limit:)`` as soon as it is known that the body is longer than
  ///   `limit`; the rest of it isn't read.
  public func collect(upTo limit: Int) async throws(TransportError) -> [UInt8] {
    if let whole = try collected(upTo: limit) { return whole }
    var bytes: [UInt8] = []
    let chunks = makeAsyncIterator()
    while let chunk = try await chunks.nextChunk(nil) {
      guard chunk.count <= limit - bytes.count else {
        throw TransportError(.bodyTooLarge(limit: limit), phase: .responseStarted)
      }
      // A typical response is one chunk, which is used as it is.
      if bytes.isEmpty { bytes = chunk.array } else { chunk.withUnsafeBytes { bytes += $0 } }
    }
    return bytes
  }
}

extension ResponseBody {
  /// Returns what ``collect(upTo:)`` does, if that is already there; `nil` if it has yet to arrive.
  func collected(upTo limit: Int) throws(TransportError) -> [UInt8]? {
    guard let whole else { return nil }
    guard whole.count <= limit else { throw TransportError(.bodyTooLarge(limit: limit), phase: .responseStarted) }
    return whole
  }

  /// Reads a body chunk by chunk.
  public struct AsyncIterator: AsyncIteratorProtocol {
    /// Returns the next chunk as the transport has it.
    package let nextChunk: (isolated (any Actor)?) async throws(TransportError) -> (any BodyChunk)?

    /// Returns the next chunk, or `nil` at the end of the body.
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

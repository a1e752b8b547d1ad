import PostHogBatchExports
import Synchronization

/// A stream of chunks that counts how many were requested, and may end with an error.
final class Chunks: AsyncSequence, Sendable {
  typealias Element = [UInt8]
  typealias Failure = TransportError

  private let chunks: [[UInt8]]
  private let failure: TransportError?
  private let count = Mutex(0)

  /// How many bytes were given out.
  var given: Int { count.withLock { $0 } }

  init(_ chunks: [[UInt8]], then failure: TransportError? = nil) {
    self.chunks = chunks
    self.failure = failure
  }

  func makeAsyncIterator() -> Iterator { Iterator(chunks: self, rest: chunks[...]) }

  struct Iterator: AsyncIteratorProtocol {
    let chunks: Chunks
    var rest: ArraySlice<[UInt8]>

    mutating func next(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
      guard let chunk = rest.popFirst() else {
        if let failure = chunks.failure { throw failure }
        return nil
      }
      chunks.count.withLock { $0 += chunk.count }
      return chunk
    }
  }
}

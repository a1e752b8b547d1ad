import OperationClient

/// The chunks of a body. The exchange ends when the last copy of this body and of its iterators is gone.
struct ExchangeBody: AsyncSequence, Sendable {
  typealias Failure = TransportError

  private let reader: Reader

  init(exchange: Exchange) {
    reader = Reader(exchange: exchange)
  }

  func makeAsyncIterator() -> Iterator { Iterator(reader: reader) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let reader: Reader

    mutating func next(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
      try await reader.exchange.nextChunk(isolation: isolation)
    }
  }

  fileprivate final class Reader: Sendable {
    let exchange: Exchange

    init(exchange: Exchange) {
      self.exchange = exchange
    }

    deinit { exchange.cancel() }
  }
}

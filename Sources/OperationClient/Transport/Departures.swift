#if AsyncHTTPClient
  import NIOHPACK
  import NIOHTTP1
  import Synchronization

  /// Knows which requests of a client have been sent.
  ///
  /// AsyncHTTPClient doesn't report whether a request that failed had been sent: a time limit can end it in the queue,
  /// while a connection is made, or long after. So a request carries a number in a field of its own to the end of the
  /// pipeline, where the guards record it and remove it.
  final class Departures: Sendable {
    private static let field = "operation-client-departure"

    private let waiting = Mutex<Set<Int>>([])
    private let lastNumber = Atomic(0)

    /// Assigns a request its number, replacing any number that it already carries.
    func announce(_ headers: inout HTTPHeaders) -> Int {
      let number = lastNumber.add(1, ordering: .relaxed).newValue
      waiting.withLock { _ = $0.insert(number) }
      headers.replaceOrAdd(name: Self.field, value: "\(number)")
      return number
    }

    /// Records that a request is sent, and removes its number.
    func note(_ headers: inout HTTPHeaders) {
      note(headers.first(name: Self.field))
      headers.remove(name: Self.field)
    }

    /// Records that a request is sent, and removes its number.
    func note(_ headers: inout HPACKHeaders) {
      note(headers.first(name: Self.field))
      headers.remove(name: Self.field)
    }

    /// Returns whether the request with this number has been sent. Called once for each request, when it is over.
    func hasLeft(_ number: Int) -> Bool {
      waiting.withLock { $0.remove(number) == nil }
    }

    private func note(_ number: String?) {
      guard let number = number.flatMap({ Int($0) }) else { return }
      waiting.withLock { _ = $0.remove(number) }
    }
  }
#endif

// AsyncHTTPClient tells nobody whether a request that failed had left: a time limit can end it in the queue, while a
// connection is made, or long after. So a request carries a number in a field of its own to the end of the pipeline, where the
// guards note it and take it out.

#if AsyncHTTPClient
  import NIOHPACK
  import NIOHTTP1
  import Synchronization

  /// Knows which requests of a client have not left yet.
  final class Departures: Sendable {
    private static let field = "operation-client-departure"

    private let waiting = Mutex<Set<Int>>([])
    private let lastNumber = Atomic(0)

    /// Gives a request its number, in place of any that somebody else may have given it.
    func announce(_ headers: inout HTTPHeaders) -> Int {
      let number = lastNumber.add(1, ordering: .relaxed).newValue
      waiting.withLock { _ = $0.insert(number) }
      headers.replaceOrAdd(name: Self.field, value: "\(number)")
      return number
    }

    /// Notes that a request leaves, and takes its number out.
    func note(_ headers: inout HTTPHeaders) {
      note(headers.first(name: Self.field))
      headers.remove(name: Self.field)
    }

    /// Notes that a request leaves, and takes its number out.
    func note(_ headers: inout HPACKHeaders) {
      note(headers.first(name: Self.field))
      headers.remove(name: Self.field)
    }

    /// Whether the request that was given this number has left. It is asked once for each, when it is over.
    func hasLeft(_ number: Int) -> Bool {
      waiting.withLock { $0.remove(number) == nil }
    }

    private func note(_ number: String?) {
      guard let number = number.flatMap({ Int($0) }) else { return }
      waiting.withLock { _ = $0.remove(number) }
    }
  }
#endif

// A sender that answers lists from a table, and the small lists that the tests of paging read.

import OperationCore
import Synchronization

/// Answers from a table of queries and remembers what it was asked and told.
final class ListServer: OperationSender {
  enum Failure: Error, Equatable {
    case paging(PagingError)
    case notFound(String)
    case unreadable

    static func paging(_ id: String, _ reason: PagingError.Reason) -> Self {
      .paging(PagingError(operationID: id, reason: reason))
    }
  }

  private let answer: @Sendable (Query) -> String?
  private let log = Mutex<(requests: [String], notes: [String])>(([], []))

  /// Every request so far, path and query.
  var requests: [String] { log.withLock { $0.requests } }
  /// The origins that it was told of.
  var notes: [String] { log.withLock { $0.notes } }

  init(_ answer: @escaping @Sendable (Query) -> String?) {
    self.answer = answer
  }

  convenience init(_ pages: [String: String]) {
    self.init { pages[$0.encoded] }
  }

  func send<Output>(_ operation: APIOperation<Output>) async throws(Failure) -> Output {
    let query = operation.query.encoded
    log.withLock { $0.requests.append("\(operation.path)?\(query)") }
    guard let page = answer(operation.query) else { throw .notFound(query) }
    do {
      guard let output = try operation.decode(RawResponse(status: 200, body: Array(page.utf8))) else {
        throw Failure.unreadable
      }
      return output
    } catch {
      throw .unreadable
    }
  }

  func failure(for fault: PagingError) -> Failure { .paging(fault) }

  func isForeign(_ origin: LinkOrigin) -> Bool { origin.description != "https://own.example" }

  func noteForeignLink(to origin: LinkOrigin, operationID: String) {
    log.withLock { $0.notes.append("\(operationID) \(origin)") }
  }
}

struct Place: PathScope {
  let path: OperationPath

  init(_ level: String, _ id: String) {
    path = "/api/\(level)/\(id)"
  }
}

/// A list of numbers.
func things(
  _ query: Query = [:], in scope: Place = Place("projects", "1"), paging: Paging = .offset
) -> APIOperation<OffsetPage<Int>> {
  APIOperation("things_list", in: scope, .get, "/things/", query: query, responses: .json(200), paging: paging)
}

/// A list of numbers without a count.
func runs(_ query: Query = [:]) -> APIOperation<CursorPage<Int>> {
  APIOperation("runs_list", .get, "/runs/", query: query, responses: .json(200), paging: .cursor)
}

/// A page of numbers; without `count` for a cursor list.
func page(_ results: [Int], of count: Int? = nil, next: String?) -> String {
  let count = count.map { "\"count\":\($0)," } ?? ""
  return "{\(count)\"next\":\(next.jsonText),\"previous\":null,\"results\":\(results.jsonText)}"
}

/// What a sequence gives, and what it throws behind that.
func read<S: AsyncSequence>(_ sequence: S) async -> (elements: [S.Element], failure: S.Failure?) {
  var elements: [S.Element] = []
  do throws(S.Failure) {
    for try await element in sequence { elements.append(element) }
  } catch {
    return (elements, error)
  }
  return (elements, nil)
}

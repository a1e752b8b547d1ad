// Offset lists that give less than they say, and those that merely change while they are read.

import OperationCore
import Testing

@Suite struct ItemCountTests {
  /// One page: its items, its count, and the offset that its link names.
  struct Step {
    let items: Int
    let count: Int
    let next: Int?

    init(_ items: Int, of count: Int, next: Int? = nil) {
      (self.items, self.count, self.next) = (items, count, next)
    }
  }

  @Test(
    arguments: [
      ("whole", [Step(2, of: 4, next: 2), Step(2, of: 4)], nil),
      // The server gives a hundred at most, and steps by the five hundred that it was asked for.
      (
        "clamped", [Step(100, of: 2000, next: 500), Step(100, of: 2000, next: 1000), Step(100, of: 2000)],
        .skipped(from: 600, to: 1000)
      ),
      (
        "clamped twice", [Step(100, of: 1000, next: 500), Step(100, of: 1000)],
        .miscounted(expected: 1000, received: 200)
      ),
      (
        "clamped before the end", [Step(100, of: 300, next: 500), Step(0, of: 300)],
        .miscounted(expected: 300, received: 100)
      ),
      // A page can be short or empty for a reason of the server's own; its link is right all the same.
      ("short and empty pages", [Step(1, of: 3, next: 2), Step(0, of: 3, next: 4), Step(2, of: 3)], nil),
      ("one item a page", [Step(1, of: 3, next: 2), Step(1, of: 3, next: 4), Step(1, of: 3)], nil),
      ("clamped by the link", [Step(100, of: 300, next: 100), Step(100, of: 300, next: 200), Step(100, of: 300)], nil),
      ("too few", [Step(2, of: 4, next: 2), Step(1, of: 4)], .miscounted(expected: 4, received: 3)),
      ("ended early", [Step(2, of: 9)], .miscounted(expected: 9, received: 2)),
      ("too many", [Step(2, of: 3, next: 2), Step(2, of: 3)], .miscounted(expected: 3, received: 4)),
      ("an item left", [Step(2, of: 4, next: 2), Step(1, of: 3)], .shrunk(from: 4, to: 3)),
      (
        "an item left and another came", [Step(2, of: 5, next: 2), Step(2, of: 4, next: 4), Step(1, of: 5)],
        .shrunk(from: 5, to: 4)
      ),
      ("an item came", [Step(2, of: 4, next: 2), Step(2, of: 5, next: 4), Step(1, of: 5)], nil),
      ("most items left", [Step(2, of: 4, next: 2), Step(0, of: 1)], .shrunk(from: 4, to: 1)),
      (
        "too many before the end", [Step(3, of: 4, next: 3), Step(3, of: 4, next: 6), Step(3, of: 4)],
        .miscounted(expected: 4, received: 6)
      ),
      ("changed, and too few", [Step(2, of: 4, next: 2), Step(2, of: 5)], .miscounted(expected: 5, received: 4)),
      ("an empty list", [Step(0, of: 0)], nil),
      ("a senseless count", [Step(1, of: .min)], .miscounted(expected: 0, received: 1)),
      ("a huge offset", [Step(1, of: .max, next: .max), Step(1, of: .max)], .miscounted(expected: .max, received: 2)),
    ] as [(String, [Step], PagingError.Reason?)])
  func comparesWithTheCount(_ name: String, _ steps: [Step], _ reason: PagingError.Reason?) async {
    let server = ListServer { query in
      let offsets = [nil] + steps.map { $0.next.map(String.init) }
      guard let step = offsets.firstIndex(of: query["offset"]).map({ steps[$0] }) else { return nil }
      return page(Array(0..<step.items), of: step.count, next: step.next.map { "?offset=\($0)" })
    }
    let (_, failure) = await read(server.items(of: things()))
    #expect(failure == reason.map { .paging("things_list", $0) })
  }

  /// Whoever does not read to the end asks for nothing that could disagree.
  @Test func saysNothingBeforeTheEnd() async {
    let server = ListServer(["": page([1, 2], of: 9, next: nil)])
    #expect(await read(server.items(of: things()).prefix(2)).failure == nil)
  }

  @Test(arguments: [(2, [3, 4]), (4, []), (9, []), (-1, [1, 2, 3, 4])] as [(Int, [Int])])
  func countsFromWhereItBegan(_ offset: Int, _ expected: [Int]) async {
    let server = ListServer { query in
      let start = query["offset"].flatMap { Int($0) }.map { max($0, 0) } ?? 0
      let items = Array([1, 2, 3, 4].dropFirst(start).prefix(1))
      return page(items, of: 4, next: start + 1 < 4 ? "?offset=\(start + 1)" : nil)
    }
    let (items, failure) = await read(server.items(of: things(["offset": offset])))
    #expect(items == expected && failure == nil)
  }
}

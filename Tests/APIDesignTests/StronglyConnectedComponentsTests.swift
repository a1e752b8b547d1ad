import Testing

@testable import APIDesign

@Suite struct StronglyConnectedComponentsTests {
  /// The successors of each node of a graph, and the edges that are part of a cycle.
  @Test(arguments: [
    ([[]], []),
    ([[0]], ["0-0"]),
    ([[1], [2], []], []),
    ([[1], [2], [0]], ["0-1", "1-2", "2-0"]),
    ([[1, 3], [2], [1], []], ["1-2", "2-1"]),
    ([[1], [0, 2], [3], [2]], ["0-1", "1-0", "2-3", "3-2"]),
  ]) func edgesOfCyclesAreFound(graph: [[Int]], cyclic: [String]) {
    let components = StronglyConnectedComponents(count: graph.count) { graph[$0] }
    let found = graph.indices.flatMap { from in
      graph[from].filter { components.isCyclic(from, $0) }.map { "\(from)-\($0)" }
    }
    #expect(found == cyclic)
  }
}

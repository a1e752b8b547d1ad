import OperationClient

/// Runs plans side by side, those of one export one after another.
///
/// - Parameter width: Returns how many exports may have their turn at once. It is asked each time one has finished.
func withQueues<Output: Sendable>(
  of plans: [BackfillPlan], width: () -> Int, _ run: @escaping @Sendable (BackfillPlan) async -> Output
) async -> [Output] {
  let queues = Dictionary(grouping: plans.indices) { plans[$0].export.id }.values.sorted { $0[0] < $1[0] }
  return await withTaskGroup(of: [(Int, Output)].self) { group in
    var (waiting, running) = (queues[...], 0)
    var outputs: [Int: Output] = [:]
    repeat {
      while running < width(), let queue = waiting.popFirst() {
        running += 1
        group.addTask {
          var outputs: [(Int, Output)] = []
          for index in queue { outputs.append((index, await run(plans[index]))) }
          return outputs
        }
      }
      for (index, output) in await group.next() ?? [] { outputs[index] = output }
      running -= 1
    } while running > 0 || !waiting.isEmpty
    return plans.indices.compactMap { outputs[$0] }
  }
}

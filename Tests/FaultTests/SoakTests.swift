#if AsyncHTTPClient && (os(Linux) || os(macOS))
  import PostHogBatchExports
  import Testing

  /// The client against everything that goes wrong at once, in a process of its own, so that what it holds can be counted.
  @Suite("Soak", .timeLimit(.minutes(10)))
  struct SoakTests {
    @Test("2,000 operations on a faulty server are all accounted for and leave nothing behind")
    func soak() async throws {
      let result = await #expect(
        processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
      ) {
        // The first round is shorter and warms up: threads, pools, caches, and the pages of the heap.
        var memory: [Int] = []
        var descriptors: [Int] = []
        for (round, operations) in [500, 2_000, 2_000].enumerated() {
          try await soakOnce(operations, seed: UInt64(round))
          descriptors.append(ProcessUsage.openDescriptors)
          if let bytes = ProcessUsage.residentMemory { memory.append(bytes) }
        }
        print("descriptors after each round: \(descriptors); resident memory: \(memory.map { $0 >> 10 }) KiB")
        #expect(Set(descriptors).count == 1)
        if memory.count == 3 { #expect(memory[2] - memory[1] < 4 << 20) }
      }
      if let result {
        print(String(decoding: result.standardOutputContent + result.standardErrorContent, as: UTF8.self))
      }
    }
  }

  private func soakOnce(_ operations: Int, seed: UInt64) async throws {
    let start = ContinuousClock.now
    let configuration = PostHogClient.Configuration(
      attemptTimeout: .milliseconds(500),
      retryPolicy: RetryPolicy(
        backoff: Backoff(base: .milliseconds(1), maximum: .milliseconds(10)), budget: .infinity),
      rateLimit: .unlimited)
    try await Bench.run(FaultPlan(seed: seed), projects: Soak.tasks, configuration: configuration) { bench in
      let soak = try await Soak.run(operations, on: bench, seed: seed)
      #expect(bench.exchanges.count == 0, "no exchange goes on once all calls have returned")
      // One timer watches all exchanges, so it may end a little later than they.
      while bench.sleeps.count > 0 { try await Task.sleep(for: .milliseconds(1)) }

      #expect(soak.verdicts.values.reduce(0, +) == operations)
      let effects = bench.effects.counts
      for (change, count) in effects {
        #expect(count == 1, "\(change) happened \(count) times")
        #expect(soak.changes[change] != .failed, "\(change) happened, and the client denies it")
      }
      #expect(Set(effects.keys).isSubset(of: soak.changes.keys), "nothing happened without a request")
      for (change, verdict) in soak.changes where verdict == .succeeded {
        #expect(effects[change] == 1, "\(change) did not happen, and the client says that it did")
      }
      #expect(Set(bench.server.faults.keys) == Set(Fault.allCases), "every fault was met")
      let requests = bench.server.faults.values.reduce(0, +)
      print("\(operations) operations, \(requests) requests: \(soak.verdicts), \(soak.errors)", terminator: "")
      print(", \(ContinuousClock.now - start)")
    }
  }
#endif

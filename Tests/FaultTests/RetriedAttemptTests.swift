#if AsyncHTTPClient
  import PostHogBatchExports
  import Testing

  /// What the client makes of one wrong response if it may retry: the next response is right.
  @Suite("A server that gets the first response wrong", .serialized, .timeLimit(.minutes(5)))
  struct RetriedAttemptTests {
    @Test("what can be retried works in the end, and changes things once", arguments: Fault.allCases)
    func repeatable(fault: Fault) async throws {
      for action in [Action.list, .retrieve, .delete, .cancel] {
        let (error, effects) = try await outcome(of: action, fault)
        if fault.isBeyondRepair(for: action) {
          #expect(error != nil, "\(action)")
        } else {
          #expect(error == nil, "\(action)")
        }
        #expect(effects == (action.changesSomething ? 1 : 0), "\(action)")
      }
    }

    @Test("a create happens at most once, and what the client says of it is so", arguments: Fault.allCases)
    func create(fault: Fault) async throws {
      let (error, effects) = try await outcome(of: .create, fault)
      if let error {
        #expect(effects == (fault.carriesOut ? 1 : 0))
        #expect(effects == 0 || error.mayHaveTakenEffect)
      } else {
        #expect(effects == 1)
      }
    }

    private func outcome(of action: Action, _ fault: Fault) async throws -> (error: PostHogError?, effects: Int) {
      var configuration = PostHogClient.Configuration(
        retryPolicy: RetryPolicy(backoff: Backoff(base: .milliseconds(1), maximum: .milliseconds(1))))
      if fault.isSilence { configuration.attemptTimeout = .milliseconds(500) }
      return try await Bench.run(FaultPlan(fault), configuration: configuration) { bench in
        let call = try action.prepared(on: bench.fake)
        var failure: PostHogError?
        do throws(PostHogError) { try await call(bench.client) } catch { failure = error }
        return (failure, bench.effects.total)
      }
    }
  }

  extension Action {
    fileprivate var changesSomething: Bool { self != .list && self != .retrieve }
  }

  extension Fault {
    /// Whether the response arrives in order but makes no sense, so that a retry would not help.
    fileprivate func isBeyondRepair(for action: Action) -> Bool {
      switch self {
      case .endlessHead: true
      // There is nothing to cut short where there is no body.
      case .lengthTooShort: action != .delete
      default: false
      }
    }

    fileprivate var isSilence: Bool { self == .stalledBeforeHead || self == .stalledInBody }
  }
#endif

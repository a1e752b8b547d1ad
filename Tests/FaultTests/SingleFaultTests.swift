#if AsyncHTTPClient
  import PostHogBatchExports
  import Testing

  /// What one fault does to one exchange that isn't retried: a correct response, or an error that says what happened.
  @Suite("A server that gets one response wrong", .serialized, .timeLimit(.minutes(5)))
  struct SingleFaultTests {
    /// How a call ends.
    enum Ending {
      case responded, connection, malformed, tooLarge, tooSlow, unreadable, server, gateway, rateLimited, other

      init(_ error: PostHogError) {
        self =
          switch error.kind {
          case .transport(let fault) where fault.kind == .connection: .connection
          case .transport(let fault) where fault.kind == .malformedResponse: .malformed
          case .transport(let fault): if case .headTooLarge = fault.kind { .tooLarge } else { .other }
          case .timeout: .tooSlow
          case .decoding: .unreadable
          case .server: .server
          case .gateway: .gateway
          case .rateLimited: .rateLimited
          default: .other
          }
      }

      /// How reading a response with a body ends.
      init(ofReadingThrough fault: Fault) {
        self =
          switch fault {
          case .none, .trickled, .interimResponses, .gzip: .responded
          case .closedBeforeRequest, .cutInRequest, .cutAfterRequest, .cutBeforeHead, .cutInHead, .cutInBody,
            .resetAfterHead, .lengthTooLong, .missingLastChunk:
            .connection
          case .stalledBeforeHead, .stalledInBody: .tooSlow
          case .endlessHead: .tooLarge
          case .garbage, .twoLengths, .brokenChunkSize, .gzipCut, .gzipWrongSum: .malformed
          case .lengthTooShort: .unreadable
          case .unavailable, .unavailableForNow, .unavailableForASecond, .failedAfterwards: .server
          case .badGateway, .notFoundPage, .signInPage: .gateway
          case .throttled: .rateLimited
          }
      }
    }

    @Test("a read ends in a response or in an error of its kind", arguments: Fault.allCases)
    func reading(fault: Fault) async throws {
      for action in [Action.list, .retrieve] {
        #expect(try await ending(of: action, fault).ending == Ending(ofReadingThrough: fault), "\(action)")
      }
    }

    @Test(
      "a change happens exactly if the server carried it out, and success means that it did", arguments: Fault.allCases)
    func changing(fault: Fault) async throws {
      for action in [Action.create, .delete, .cancel] {
        let (ending, effects) = try await ending(of: action, fault)
        #expect(effects == (fault.carriesOut ? 1 : 0), "\(action)")
        #expect(ending != .other, "\(action)")
        if ending == .responded { #expect(fault.carriesOut, "\(action)") }
      }
    }

    private func ending(of action: Action, _ fault: Fault) async throws -> (ending: Ending, effects: Int) {
      var configuration = PostHogClient.Configuration(retryPolicy: .none)
      if Ending(ofReadingThrough: fault) == .tooSlow { configuration.attemptTimeout = .milliseconds(100) }
      return try await Bench.run(FaultPlan(fault), configuration: configuration) { bench in
        let call = try action.prepared(on: bench.fake)
        var ending = Ending.responded
        do throws(PostHogError) {
          try await call(bench.client)
        } catch {
          ending = Ending(error)
          #expect(error.attempts == 1)
          if bench.effects.total > 0 { #expect(error.mayHaveTakenEffect, "\(action): \(error)") }
        }
        return (ending, bench.effects.total)
      }
    }
  }
#endif

// The one way from an operation to its output: build the request, run its attempts, read the answer.

public import OperationCore

extension PostHogClient: OperationSender {
  /// Sends an operation and reads its answer.
  ///
  /// Failed attempts are repeated as ``RetryPolicy`` says. A redirect with status 307 or 308 to the same origin is followed
  /// with the same method, body and key; no other redirect is followed. Cancelling the task ends the call at once, also
  /// while it waits.
  ///
  /// - Throws: A ``PostHogError`` that tells whether the server may have acted on the request all the same.
  public func send<Output>(_ operation: APIOperation<Output>) async throws(PostHogError) -> Output {
    try await response(to: operation).output
  }

  /// Sends an operation and returns its output with status, header fields and body.
  ///
  /// It does what ``send(_:)`` does, and throws the same errors.
  public func response<Output>(to operation: APIOperation<Output>) async throws(PostHogError) -> Response<Output> {
    let request: OutgoingRequest
    do throws(PostHogError) {
      request = try OutgoingRequest(operation, to: host)
    } catch {
      throw error.redacted(credentials.known.all)
    }
    return try await CallTelemetry.measuring(request, by: self) { (telemetry) async throws(PostHogError) in
      var runner = CallRunner(self, request, telemetry: telemetry)
      let outcome = try await runner.run()
      return try read(outcome, of: operation, in: request.call, attempts: runner.attempts)
    }
  }

  /// A fault in the pages of a list as an error of this client.
  public func failure(for fault: PagingError) -> PostHogError {
    PostHogError(fault).redacted(credentials.known.all)
  }

  private func read<Output>(
    _ outcome: CallRunner.Outcome, of operation: APIOperation<Output>, in call: CallContext, attempts: Int
  ) throws(PostHogError) -> Response<Output> {
    switch outcome {
    case .answer(let answer):
      do throws(JSONError) {
        var drift = driftReporter.collector
        let output = try operation.decode(
          status: answer.status, location: answer.location, body: answer.body, noting: &drift)
        driftReporter.report(drift, operationID: call.operationID, key: answer.key)
        if let output {
          return Response(output: output, answer: answer, attempts: attempts)
        }
      } catch {
        let names = operation.namesAskedFor(status: answer.status, body: answer.body)
        throw PostHogError(error, in: answer, names: names, call: call)
          .of(attempts: attempts, mayHaveTakenEffect: answer.mayHaveTakenEffect && call.changesSomething)
      }
      throw PostHogError(answer, in: call)
        .of(attempts: attempts, mayHaveTakenEffect: answer.mayHaveTakenEffect && call.changesSomething)
    case .doneBefore(let answer):
      // What a success says without a body: the answer that said more was lost.
      if let status = call.statuses.min(),
        let output = try? operation.decode(status: status, location: nil, body: [])
      {
        return Response(output: output, answer: answer, attempts: attempts)
      }
      throw PostHogError(answer, in: call).of(attempts: attempts, mayHaveTakenEffect: true)
    }
  }
}

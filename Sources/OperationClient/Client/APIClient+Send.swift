import HTTPTypes
public import OperationCore

extension APIClient: OperationSender {
  /// Sends an operation and decodes its response.
  ///
  /// Failed attempts are retried as ``RetryPolicy`` says. A redirect with status 307 or 308 to the same origin is
  /// followed with the same method, body and key; no other redirect is followed. Cancelling the task ends the call at
  /// once, also while it waits.
  ///
  /// - Throws: An ``OperationFailure`` whose ``OperationFailure/mayHaveTakenEffect`` says whether the server may have
  ///   carried out the request despite the failure.
  public func send<Output>(_ operation: APIOperation<Output>) async throws(OperationFailure) -> Output {
    try await response(to: operation).output
  }

  /// Sends an operation and returns its output together with the status, header fields and body of the response.
  ///
  /// Behaves like ``send(_:)`` and throws the same failures.
  public func response<Output>(to operation: APIOperation<Output>) async throws(OperationFailure) -> Response<Output> {
    let request = try request(for: operation)
    let telemetry = CallTelemetry(of: request, by: core)
    do throws(OperationFailure) {
      var runner = CallRunner(self, request, telemetry: telemetry)
      let outcome = try await runner.run()
      let response = try read(outcome, of: operation, in: request.call, attempts: runner.attempts)
      telemetry.ended(attempts: response.attempts)
      return response
    } catch {
      let failure = core.redacted(error)
      telemetry.ended(failure)
      throw failure
    }
  }

  /// Converts a fault between the pages of a list to a failure of this client.
  public func failure(for fault: PagingError) -> OperationFailure {
    core.redacted(OperationFailure(fault))
  }

  /// Returns the address that the request of an operation is sent to.
  package func address<Output>(of operation: APIOperation<Output>) throws(OperationFailure) -> RequestURL {
    let request = try request(for: operation)
    return RequestURL(origin: request.origin, target: request.head.path ?? "/")
  }

  private func request<Output>(for operation: APIOperation<Output>) throws(OperationFailure) -> OutgoingRequest {
    do throws(OperationFailure) {
      return try OutgoingRequest(operation, by: core)
    } catch {
      throw core.redacted(error)
    }
  }

  private func read<Output>(
    _ outcome: CallRunner.Outcome, of operation: APIOperation<Output>, in call: CallContext, attempts: Int
  ) throws(OperationFailure) -> Response<Output> {
    switch outcome {
    case .success(let received):
      let raw = RawResponse(received, headers: call.content(received.status)?.headerNames ?? [])
      do throws(ResponseDecodingError) {
        var unrecognized = core.unrecognizedContentReporter.collector
        let output = try operation.decode(raw, noting: &unrecognized)
        core.unrecognizedContentReporter.report(unrecognized, operationID: call.operationID, key: received.key)
        if let output { return Response(output: output, received: received, attempts: attempts) }
      } catch {
        let names = operation.namesAskedFor(in: raw)
        throw OperationFailure(error, in: received, names: names, call: call)
          .with(attempts: attempts, mayHaveTakenEffect: received.mayHaveTakenEffect && call.changesSomething)
      }
      throw OperationFailure(received, .gateway, in: call)
        .with(attempts: attempts, mayHaveTakenEffect: received.mayHaveTakenEffect && call.changesSomething)
    case .doneBefore(let received, let failure):
      // The response that said more was lost, so the output is that of a success without a body.
      if let status = call.statuses.min(),
        let output = try? operation.decode(RawResponse(status: status))
      {
        return Response(output: output, received: received, attempts: attempts)
      }
      throw failure.with(attempts: attempts, mayHaveTakenEffect: true)
    }
  }
}

extension RawResponse {
  /// A response with those of its header fields that are asked for.
  fileprivate init(_ received: ReceivedResponse, headers names: [String]) {
    let items = names.flatMap { name in
      received.values(of: name).map { Headers.Item(name: name, value: $0) }
    }
    self.init(status: received.status, headers: Headers(items: items), body: received.body)
  }
}

extension ReceivedResponse {
  fileprivate func values(of name: String) -> [String] {
    guard let field = HTTPField.Name(name) else { return [] }
    // A proxy may have joined several into one field, which is no address.
    return field == .location ? [location].compactMap(\.self) : head.headerFields[values: field]
  }
}

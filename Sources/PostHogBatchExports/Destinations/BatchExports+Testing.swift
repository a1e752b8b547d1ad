import OperationCore
public import PostHogAPI

extension BatchExports.Item where Sender == PostHogClient, Scope == ProjectScope {
  /// Tests the destination of the export: the server goes through the steps that it has for the type of destination, such
  /// as "Check S3 bucket exists", with the settings and secrets that it has stored.
  ///
  ///     for step in try await export.testDestination() { print(step.name ?? "", step.result?.status.rawValue ?? "") }
  ///
  /// A step may create and remove a table at the destination. Types such as `HTTP` have no steps.
  ///
  /// - Parameter onStep: Called with each step when it is done.
  /// - Returns: The steps up to the first that failed, with their results; the later ones without.
  /// - Throws: What the requests throw; a step that fails isn't an error. Cancelling the task ends the function at once.
  public func testDestination(
    onStep: (@Sendable (DestinationTestStep) -> Void)? = nil
  ) async throws(PostHogError) -> [DestinationTestStep] {
    let export = try await retrieve()
    let collection = BoundScope(sender: sender, scope: scope).batchExports
    var steps = try await collection.testSteps(destination: export.destination.type).steps
    for index in steps.indices {
      steps[index] = try await testStep(export.testRequest(step: index))
      onStep?(steps[index])
      if steps[index].result?.status == .failed { break }
    }
    return steps
  }
}

extension BatchExport {
  /// A request that tests a step with what the server has stored. Its settings are laid over the stored ones, so that the
  /// secrets, which it doesn't return, come from there.
  fileprivate func testRequest(step: Int) throws(PostHogError) -> DestinationTestRequest {
    var destination: [String: JSONValue] = [
      "type": JSONValue(self.destination.type), "config": self.destination.config,
    ]
    if let integration = self.destination.integration { destination["integration_id"] = JSONValue(integration) }
    do throws(JSONError) {
      return DestinationTestRequest(
        name: name, destination: try JSONValue(destination).decode(), interval: interval, model: model, step: step)
    } catch {
      throw PostHogError(.invalidRequest("The destination of the export can't be tested: \(error)"))
    }
  }
}

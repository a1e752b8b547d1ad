// Runs work in a task of its own, so that it can be cancelled without its caller, but still ends with its caller.

extension Task where Failure == Never {
  /// The value of the task, which is cancelled together with the task that waits for it.
  package var valueCancelledWithCaller: Success {
    get async {
      await withTaskCancellationHandler {
        await value
      } onCancel: {
        cancel()
      }
    }
  }
}

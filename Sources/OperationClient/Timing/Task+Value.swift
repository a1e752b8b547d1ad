// Work in a task of its own, so that it can be cancelled without its caller, that still ends with its caller.

extension Task where Failure == Never {
  /// The value of the task, which is cancelled when the one that waits for it is.
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

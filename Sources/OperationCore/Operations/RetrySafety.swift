/// Whether an operation is safe to retry when it's unknown whether the server received the first attempt.
public enum RetrySafety: Sendable, Hashable {
  /// Retrying changes nothing that the first attempt didn't change.
  case repeatable
  /// Retrying may do the work twice.
  case never
  /// Retrying is safe, and this status of a retry means that an earlier attempt worked: a `DELETE` whose retry gets 404
  /// is done.
  case done(on: Int)
}

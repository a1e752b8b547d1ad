/// Whether an operation may be sent again when nobody knows if the first try arrived.
public enum RetrySafety: Sendable, Hashable {
  /// A repeat changes nothing that the first try did not change.
  case repeatable
  /// A repeat may do the work twice.
  case never
  /// Repeatable, and this status on a repeat means that an earlier try had worked:
  /// a `DELETE` whose repeat answers 404 is done.
  case done(on: Int)
}

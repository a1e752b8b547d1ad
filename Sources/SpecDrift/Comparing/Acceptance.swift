public import Diagnostics

/// Why a change is acceptable, as an entry of `accepted.yaml` says.
public struct Acceptance: Sendable, Hashable {
  /// The fingerprint of the change.
  public let fingerprint: String
  /// The rule of the change.
  public let rule: String
  /// What the change is about.
  public let at: String
  /// Why it is acceptable.
  public let reason: String
  /// The day on which it was accepted, such as `2026-11-28`.
  public let date: String
  /// The last day on which the entry counts; `nil` if it counts for ever.
  public let until: String?
  /// The axes on which the change is acceptable.
  public let axes: Set<Axis>
  /// The entry.
  @Uncompared public private(set) var location: SourceLocation
}

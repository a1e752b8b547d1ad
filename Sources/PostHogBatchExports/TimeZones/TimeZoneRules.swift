/// When the clocks of a time zone are changed, and where that is known from.
///
/// PostHog starts days and weeks by the clocks of the export's time zone. Rules of different age differ, because
/// governments change them: ``origin`` says which ones these are.
public struct TimeZoneRules: Hashable, Sendable {
  /// Where rules come from.
  public enum Origin: Hashable, Sendable {
    /// UTC needs no rules.
    case builtIn
    /// A zone file of the system.
    case zoneFile(path: String)
    /// Foundation, which on Linux brings rules of its own age. Changes are known for the years 1970 to 2100.
    case foundation
  }

  /// The moment from which an offset is in force.
  struct Transition: Hashable, Sendable {
    let moment: Int64
    let offset: Int64
  }

  /// The name of the zone, for example `Europe/Paris`.
  public let name: String
  /// Where the rules come from.
  public let origin: Origin
  /// The offset before the first transition.
  let earliestOffset: Int64
  /// The transitions, in order; they may leave the offset as it is.
  let transitions: [Transition]
  /// The rules for all moments behind the last transition; without them its offset stays in force.
  let yearly: YearlyRules?

  /// Coordinated Universal Time, which needs no rules.
  public static let utc = TimeZoneRules(name: "UTC", origin: .builtIn, earliestOffset: 0)

  /// Offsets are within these bounds (RFC 9636, 3.2).
  static let offsets: ClosedRange<Int64> = -89_999...93_599

  init(
    name: String, origin: Origin, earliestOffset: Int64, transitions: [Transition] = [], yearly: YearlyRules? = nil
  ) {
    (self.name, self.origin, self.earliestOffset, self.yearly) = (name, origin, earliestOffset, yearly)
    // Where the yearly rules say something else than the last transition, which they must not, they take over at once.
    let behind = (transitions.last?.moment).map { $0 + 1 }
    let next = behind.flatMap { moment in
      yearly.map { Transition(moment: moment, offset: $0.stretch(at: moment).offset) }
    }
    self.transitions = transitions + (next?.offset == transitions.last?.offset ? [] : [next].compactMap(\.self))
  }
}

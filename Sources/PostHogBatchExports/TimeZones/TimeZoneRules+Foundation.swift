import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension TimeZoneRules {
  /// Reads the rules of a zone from Foundation; nil if it doesn't know the zone.
  ///
  /// On Linux, `FoundationEssentials` asks the rest of Foundation for zones if the program has it. Importing the rest
  /// here would add fifty megabytes to every program that is linked statically.
  init?(fromFoundation name: String) {
    // Foundation takes "IST" for a zone, which the server doesn't, and "EST" for New York.
    guard TimeZone.abbreviationDictionary[name] == nil, let zone = TimeZone(identifier: name) else { return nil }
    var transitions: [Transition] = []
    let earliest = zone.offset(at: Self.foundationSpan.lowerBound)
    var last = (moment: Self.foundationSpan.lowerBound, offset: earliest)
    // The shortest time between two changes is that of Ramadan in Morocco, a month.
    for moment in stride(from: last.moment, through: Self.foundationSpan.upperBound, by: 7 * 86_400) {
      let offset = zone.offset(at: moment)
      if offset != last.offset {
        transitions.append(zone.transition(after: last.moment, before: moment))
      }
      last = (moment, offset)
    }
    self.init(name: name, origin: .foundation, earliestOffset: earliest, transitions: transitions)
  }

  /// The years 1970 to 2100.
  private static let foundationSpan: ClosedRange<Int64> = 0...4_133_980_799
}

extension TimeZone {
  fileprivate func offset(at moment: Int64) -> Int64 { Int64(secondsFromGMT(for: Date(secondsSince1970: moment))) }

  /// Returns the only transition between two moments.
  fileprivate func transition(after start: Int64, before end: Int64) -> TimeZoneRules.Transition {
    let offset = offset(at: end)
    let moment = (start + 1..<end).partitioningIndex { self.offset(at: $0) == offset }
    return TimeZoneRules.Transition(moment: moment, offset: offset)
  }
}

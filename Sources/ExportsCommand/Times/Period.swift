import ArgumentParser

/// A length of time as people write it: `90s`, `15min`, `12h`, `30d` or `2w`.
struct Period: ExpressibleByArgument, Hashable {
  let duration: Duration

  /// What the help says of a default.
  var defaultValueDescription: String { duration.shown }

  /// The units, the longest first, with their seconds.
  private static let units: [(name: String, seconds: Int)] = [
    ("w", 604_800), ("d", 86_400), ("h", 3_600), ("min", 60), ("m", 60), ("s", 1),
  ]

  init(_ duration: Duration) {
    self.duration = duration
  }

  init?(argument: String) {
    let number = argument.prefix { $0.isASCII && $0.isNumber }
    let unit = Self.units.first { $0.name == argument.dropFirst(number.count) }
    guard let unit, let count = Int(number), count > 0 else { return nil }
    let (seconds, isTooLarge) = count.multipliedReportingOverflow(by: unit.seconds)
    guard !isTooLarge, seconds <= 100 * 366 * 86_400 else { return nil }
    duration = .seconds(seconds)
  }
}

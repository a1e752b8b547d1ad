import APIModel

/// Hands out names within one scope, each once.
///
/// The first who asks keeps a name; a later one gets a number behind it. The order of asking follows the description, so
/// the same description always gives the same names.
struct NameTable {
  private var taken: Set<SwiftIdentifier>
  /// The number to try next for a name, so that many equal names don't count from the start each time.
  private var nextNumber: [SwiftIdentifier: Int] = [:]

  init(reserved: Set<SwiftIdentifier> = []) {
    taken = reserved
  }

  mutating func claim(_ wanted: SwiftIdentifier, fallbackSuffix: SwiftIdentifier? = nil) -> SwiftIdentifier {
    if taken.insert(wanted).inserted { return wanted }
    let base = fallbackSuffix.map { wanted + $0 } ?? wanted
    var given = base
    var number = nextNumber[base] ?? 2
    while !taken.insert(given).inserted {
      given = base.numbered(number)
      number += 1
    }
    nextNumber[base] = number
    return given
  }
}

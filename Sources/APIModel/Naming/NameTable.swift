/// Hands out names within one scope, each once.
///
/// The first who asks keeps a name; a later one gets a number behind it. The order of asking follows the description, so
/// the same description always gives the same names.
struct NameTable {
  private var taken: Set<String>
  /// The names that had to be changed, with what they became.
  private(set) var changes: [(wanted: String, given: String)] = []

  init(reserved: Set<String> = []) {
    taken = reserved
  }

  func isTaken(_ name: String) -> Bool { taken.contains(name) }

  mutating func claim(_ wanted: String, fallbackSuffix: String = "") -> String {
    if taken.insert(wanted).inserted { return wanted }
    var given = wanted + fallbackSuffix
    var number = 2
    while !taken.insert(given).inserted {
      given = wanted + fallbackSuffix + String(number)
      number += 1
    }
    changes.append((wanted, given))
    return given
  }
}

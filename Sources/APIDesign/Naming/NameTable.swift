import APIModel

/// Assigns unique names within a scope.
///
/// The first claim gets the name itself; later claims get a number after it. Claims follow the order of the document,
/// so the same document always gets the same names.
struct NameTable {
  private var taken: Set<SwiftIdentifier>
  /// The next number to try for a name, so that many equal names don't count from the start each time.
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

/// Values are equal if they mean the same: white space, the order of properties, escapes and the notation of numbers
/// make no difference. `1`, `1.0` and `10e-1` are equal; of properties with the same name, the first counts.
extension JSONValue: Hashable {
  /// Whether two values mean the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.isRepresentable == right.isRepresentable && (left.text == right.text || left.canonical == right.canonical)
  }

  /// Hashes what the value means.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonical)
  }

  /// The canonical text, which is the same for all equal values.
  private var canonical: [UInt8] {
    var json = JSONWriter(for: .comparing)
    writeCanonical(to: &json)
    return json.bytes
  }

  func writeCanonical(to json: inout JSONWriter) {
    switch kind {
    case .object:
      let members = (object ?? []).map { (name: $0.name, value: $0.value) }
      json.writeObject { $0.writeMembers(of: Dictionary(members, uniquingKeysWith: { first, _ in first })) }
    case .array:
      json.writeArray(array ?? [])
    case .number:
      json.append(canonicalNumber)
    case .string:
      json.writeString(string ?? "")
    case .null, .bool:
      json.append(text)
    }
  }

  /// The digits without zeros at either end, and the power of ten that they are multiplied by; exact however many there
  /// are.
  private var canonicalNumber: String {
    let parts = String(decoding: text, as: UTF8.self).lowercased().split(separator: "e")
    let isNegative = parts[0].hasPrefix("-")
    let decimals = parts[0].drop { $0 == "-" }.split(separator: ".")
    var digits = decimals.joined().drop { $0 == "0" }
    guard !digits.isEmpty else { return "0" }
    // A power that is too large to compute with stays as it was written.
    guard var power = Int64(parts.count > 1 ? parts[1] : "0"), (Int64.min / 2...Int64.max / 2).contains(power) else {
      return String(decoding: text, as: UTF8.self)
    }
    power -= Int64(decimals.count > 1 ? decimals[1].count : 0)
    while digits.last == "0" {
      digits.removeLast()
      power += 1
    }
    return "\(isNegative ? "-" : "")\(digits)e\(power)"
  }
}

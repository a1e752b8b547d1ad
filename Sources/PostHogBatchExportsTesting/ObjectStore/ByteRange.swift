/// The range that a `Range` field requests of an object (RFC 9110, section 14).
enum ByteRange: Equatable {
  case bytes(Range<Int>)
  case unsatisfiable

  /// Parses the field.
  ///
  /// - Returns: `nil` for what a server ignores: another unit, several ranges, or text that isn't a range.
  init?(_ field: String, size: Int) {
    guard field.hasPrefix("bytes="), !field.contains(",") else { return nil }
    let bounds = field.dropFirst("bytes=".count).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard bounds.count == 2, bounds.allSatisfy({ $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) })
    else { return nil }
    switch (Int(bounds[0]), Int(bounds[1])) {
    case (nil, let count?) where bounds[0].isEmpty:
      self = count == 0 || size == 0 ? .unsatisfiable : .bytes(max(0, size - count)..<size)
    case (let first?, nil) where bounds[1].isEmpty:
      self = first < size ? .bytes(first..<size) : .unsatisfiable
    case (let first?, let last?):
      guard first <= last else { return nil }
      self = first < size ? .bytes(first..<min(last, size - 1) + 1) : .unsatisfiable
    default:
      return nil
    }
  }
}

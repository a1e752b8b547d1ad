/// The `Content-Range` field, which says which bytes of a file a response holds (RFC 9110, section 14.4):
/// `bytes 5-9/10`, or `bytes 5-9/*` if the size is unknown.
struct ContentRange: Hashable {
  let first: Int64
  let last: Int64
  let size: Int64?

  /// Parses a field; returns `nil` for one that is missing, malformed or in another unit.
  init?(_ field: String?) {
    let words = field?.split(separator: " ") ?? []
    guard words.count == 2, words[0].lowercased() == "bytes" else { return nil }
    let halves = words[1].split(separator: "/", omittingEmptySubsequences: false)
    let bounds = halves.first?.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) } ?? []
    guard halves.count == 2, bounds.count == 2, let first = bounds[0], let last = bounds[1], 0 <= first, first <= last
    else { return nil }
    size = Int64(halves[1])
    guard halves[1] == "*" || size.map({ last < $0 }) == true else { return nil }
    self.first = first
    self.last = last
  }
}

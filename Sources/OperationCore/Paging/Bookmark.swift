/// Where a list continues: the next request, and which items of its page have already been returned.
struct Bookmark: Sendable, Hashable {
  var query: Query
  /// The number of items at the beginning of the page that have been returned.
  var skipped = 0
  /// Items that have been returned, wherever on the page they appear again.
  var seen: [Fingerprint] = []
}

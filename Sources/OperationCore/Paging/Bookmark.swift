/// Where a list goes on: the next request, and what of its page was given before.
struct Bookmark: Sendable, Hashable {
  var query: Query
  /// How many items at the beginning of the page were given.
  var skipped = 0
  /// Items that were given, wherever on the page they come again.
  var seen: [Fingerprint] = []
}

// Words of the server within sentences of ours.

import OperationCore

/// What the server said, on one line; nil when it said nothing.
package func printableWords(_ text: String?) -> String? {
  guard let text, !text.isEmpty else { return nil }
  return printable(text, limit: 500)
}

/// The words as those of the server: in quotes, unless they have some of their own.
package func quotation(of words: String) -> String {
  let quotes = "\"'`“”„«»‘’"
  let hasQuotes = words.first.map(quotes.contains) ?? false || words.contains { "\"“”„«»".contains($0) }
  return "The server says: " + (hasQuotes ? sentence(words) : "\"\(words)\"")
}

/// The words with something at their end that ends a sentence.
package func sentence(_ words: String) -> String {
  words.last { !"\"'`”»’)]} ".contains($0) }.map(".!?…:".contains) ?? true ? words : words + "."
}

/// The words with a capital at their beginning.
package func capitalized(_ words: String) -> String {
  words.prefix(1).uppercased() + words.dropFirst()
}

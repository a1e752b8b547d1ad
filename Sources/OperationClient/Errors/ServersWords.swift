// The server's words within our sentences.

import OperationCore

/// What the server said, on one line; `nil` if it said nothing.
package func printableWords(_ text: String?) -> String? {
  guard let text, !text.isEmpty else { return nil }
  return printable(text, limit: 500)
}

/// Returns the words marked as the server's: in quotation marks, unless they contain some.
package func quotation(of words: String) -> String {
  let quotes = "\"'`“”„«»‘’"
  let hasQuotes = words.first.map(quotes.contains) ?? false || words.contains { "\"“”„«»".contains($0) }
  return "The server says: " + (hasQuotes ? sentence(words) : "\"\(words)\"")
}

/// The words with a mark at the end that ends a sentence.
package func sentence(_ words: String) -> String {
  words.last { !"\"'`”»’)]} ".contains($0) }.map(".!?…:".contains) ?? true ? words : words + "."
}

/// The words with a capital letter at the beginning.
package func capitalized(_ words: String) -> String {
  words.prefix(1).uppercased() + words.dropFirst()
}

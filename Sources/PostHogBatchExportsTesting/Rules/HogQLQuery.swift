/// The parts of a query that the fake needs to understand: the names of its columns, and its placeholders.
struct HogQLQuery {
  static let attribute = "hogql_query"

  /// The names of the returned columns; `*` means those of a table.
  let columns: Set<String>
  /// The interval bounds that the query refers to.
  let bounds: Set<String>

  /// Parses a query. Refuses text that isn't a SELECT, a column without a name, and a placeholder that no run can fill.
  init(_ text: String) throws(APIError) {
    let tokens = HogQLToken.tokens(of: text)
    bounds = try Self.bounds(of: tokens)
    columns = try Self.columns(of: tokens)
  }

  private static func bounds(of tokens: [HogQLToken]) throws(APIError) -> Set<String> {
    var bounds: Set<String> = []
    for (index, token) in tokens.enumerated() where token.text == "{" {
      let inner = tokens[(index + 1)...].prefix { $0.text != "}" }.map(\.text).joined()
      guard ["data_interval_start", "data_interval_end"].contains(inner) else {
        throw .invalid(attribute, "Unknown placeholder '{\(inner)}'.")
      }
      bounds.insert(inner)
    }
    return bounds
  }

  private static func columns(of tokens: [HogQLToken]) throws(APIError) -> Set<String> {
    let rest = tokens.drop { $0.text == "(" }
    guard let depth = rest.first?.depth, rest.first?.isWord("select", "with") == true,
      let start = rest.firstIndex(where: { $0.depth == depth && $0.isWord("select") })
    else { throw .invalid(attribute, "The query is not a SELECT.") }
    let list = rest[(start + 1)...].drop { $0.isWord("distinct") }
      .prefix {
        $0.depth > depth || $0.depth == depth && !$0.isWord("from", "where", "limit", "order", "union", "group")
      }
    let items = list.split(omittingEmptySubsequences: false) { $0.depth == depth && $0.text == "," }
    var names: Set<String> = []
    for item in items {
      guard let name = name(of: item.filter { $0.depth == depth }) else {
        throw .invalid(attribute, "Every column needs a name: it is a field or has an alias.")
      }
      names.insert(name)
    }
    return names
  }

  /// Returns the name of a column: the last part of a field, or else the alias; `nil` without either.
  private static func name(of tokens: [HogQLToken]) -> String? {
    guard let last = tokens.last else { return nil }
    let before = tokens.dropLast().last
    if before?.text == "." || before == nil { return last.isName || last.text == "*" ? last.name : nil }
    let isAlias = before?.isWord("as") == true || before?.isOperand == true && !last.isWord("end")
    return last.isName && isAlias ? last.name : nil
  }
}

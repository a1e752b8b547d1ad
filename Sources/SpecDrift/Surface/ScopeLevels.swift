import APIDesign
import APIModel
import OpenAPIDocument

/// The beginnings of paths under which the same operations exist, such as `/api/projects/`.
struct ScopeLevels {
  private let levels: [(name: String, prefix: String)]

  /// Creates the levels that the configuration of a document declares.
  init(_ configuration: Configuration, of document: Document) {
    let server = document.servers.first?.path ?? ""
    levels = configuration.scopes?.levels.map { ($0.name.text, server + $0.pathPrefix) } ?? []
  }

  /// The number of the level of a path, and what follows its argument; `nil` outside of all levels.
  func split(_ path: String) -> (level: Int, rest: Substring)? {
    for (index, level) in levels.enumerated() where path.hasPrefix(level.prefix) {
      let argument = path.dropFirst(level.prefix.count)
      guard argument.first == "{", let end = argument.firstIndex(of: "}") else { continue }
      return (index, argument[argument.index(after: end)...])
    }
    return nil
  }

  func name(_ level: Int) -> String { levels[level].name }

  /// The beginning of a path that it shares with the rest of its resource: its level and the segments up to the next
  /// parameter; at least one of them.
  func resource(of path: String) -> String {
    let rest = split(path)?.rest ?? path[...]
    let beginning = path.dropLast(rest.count)
    let literal = rest.split(separator: "{", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
    return String(beginning + literal)
  }
}

import Diagnostics

/// A comparison as a page for a browser: one file that loads nothing, with the lines of both documents. Changes are
/// filtered by axis and level, without a script too.
public struct HTMLReport {
  private let comparison: Comparison

  /// How many changes have the lines of the documents; a page with more would be too large to read or to load.
  private static let excerptLimit = 1000

  /// Creates the report of a comparison.
  public init(_ comparison: Comparison) {
    self.comparison = comparison
  }

  /// The text of the page, which ends in a line break.
  public var text: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src '\(HTMLScript.hash)'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(headline): \(comparison.names.new.html)</title>
    <style>\(HTMLStyle.text)</style>
    </head>
    <body>
    \(header)
    \(comparison.changes.isEmpty ? "" : content)
    </body>
    </html>

    """
  }

  private var headline: String {
    switch comparison.worst {
    case .breaking: "Breaking changes"
    case .warning: "Changes that may do harm"
    case .info: "Harmless changes"
    case .none: "No changes affect programs"
    }
  }

  private var header: String {
    let cards = Axis.allCases.map { axis in
      let level = comparison.verdict(on: axis)
      let counts = Level.reported.map { level in
        let count = comparison.count(level, on: axis)
        return "<li\(count == 0 ? " class=\"zero\"" : "")>\(count) \(level)</li>"
      }
      return """
        <section class="card \(level)"><h2>\(axis)</h2><p class="level">\(level)</p>
        <p class="question">\(axis.question.html)</p><ul class="counts">\(counts.joined())</ul></section>
        """
    }
    return """
      <header>
      <p class="program">apigen</p>
      <h1>\(headline)</h1>
      <p class="documents"><code>\(comparison.names.old.html)</code> <span>to</span> <code>\(comparison.names.new.html)</code></p>
      <div class="cards">
      \(cards.joined(separator: "\n"))
      </div>
      </header>
      """
  }

  private var content: String {
    let groups = comparison.groups
    var writer = HTMLChanges(excerptsLeft: Self.excerptLimit, oldFilesArePresent: comparison.oldFilesArePresent)
    let sections = groups.enumerated().map { writer.section($1.heading, $1.changes, number: $0 + 1) }
    let hidden = comparison.changes.count - Self.excerptLimit
    let note = hidden > 0 ? "<p class=\"note\">\(hidden) changes are shown without the lines of the documents.</p>" : ""
    return """
      \(HTMLFilters.form)
      \(groups.count > 1 ? Self.contents(groups) : "")
      <main>
      \(sections.joined(separator: "\n"))
      \(note)
      <p class="empty" hidden>No change has one of these effects.</p>
      </main>
      <script>\(HTMLScript.text)</script>
      """
  }

  /// The operations with links to their changes.
  private static func contents(_ groups: [(heading: String, changes: [Change])]) -> String {
    let items = groups.enumerated().map { index, group in
      let worst = group.changes.first?.worst ?? .none
      return """
        <li class="filtered \(HTMLFilters.classes(group.changes))"><a href="#group-\(index + 1)">\(group.heading.html)</a>
        <span class="badge \(worst)">\(worst)</span> <span class="number">\(group.changes.count)</span></li>
        """
    }
    return """
      <nav><details\(groups.count <= 8 ? " open" : "")><summary>Operations (\(groups.count))</summary>
      <ol>
      \(items.joined(separator: "\n"))
      </ol></details></nav>
      """
  }
}

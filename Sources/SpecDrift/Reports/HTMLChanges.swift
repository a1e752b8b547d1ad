import Diagnostics

/// Writes the changes of a page.
struct HTMLChanges {
  /// How many more changes get the lines of the documents.
  var excerptsLeft: Int
  /// Whether the places in the old document can be links.
  let oldFilesArePresent: Bool
  private var ids: [String: Int] = [:]

  init(excerptsLeft: Int, oldFilesArePresent: Bool) {
    self.excerptsLeft = excerptsLeft
    self.oldFilesArePresent = oldFilesArePresent
  }

  /// Returns the changes that affect the same operations.
  mutating func section(_ heading: String, _ changes: [Change], number: Int) -> String {
    let operations = changes.first?.operations ?? []
    let all = operations.map { "<li>\($0.html)</li>" }.joined()
    let list = "<details><summary>All \(operations.count) operations</summary><ul>\(all)</ul></details>"
    return """
      <section class="group filtered \(HTMLFilters.classes(changes))" id="group-\(number)">
      <h2>\(heading.html)</h2>\(operations.count > 3 ? list : "")
      \(changes.map { article($0) }.joined(separator: "\n"))
      </section>
      """
  }

  private mutating func article(_ change: Change) -> String {
    let id = id(of: change)
    let subject = change.subject.isEmpty ? "" : ": <code>\(change.subject.shortened(to: 200).html)</code>"
    let effects = change.axes.filter { $0.level != .none }.map {
      "<li class=\"\($0.level)\">\($0.axis) \($0.level)</li>"
    }
    let values = change.values.map { _ in
      "<p class=\"values\"><del>\(change.before.shown.html)</del> → <ins>\(change.after.shown.html)</ins></p>\n"
    }
    let path = change.path.isEmpty ? "" : " <span><code>\(change.path.shortened(to: 200).html)</code></span>"
    let accepted = change.acceptanceWords.map { "<p class=\"accepted\">\($0.html)</p>\n" }
    let hasExcerpts = excerptsLeft > 0
    excerptsLeft -= 1
    let old = side("Old", change.old, id: "\(id)-old", isLink: oldFilesArePresent, hasExcerpts)
    let new = side("New", change.new, id: "\(id)-new", isLink: true, hasExcerpts)
    return """
      <article class="change filtered \(HTMLFilters.classes([change]))" id="\(id)">
      <h3><span class="badge \(change.worst)">\(change.worst)</span> \(change.rule.title.html)\(subject)</h3>
      <p class="meta"><a href="#\(id)">\(change.rule.id.html)</a>\(path)</p>
      <ul class="effects">\(effects.joined())</ul>
      \(values ?? "")\(accepted ?? "")<p class="advice">\(change.rule.advice.html)</p>
      <div class="sides \(change.worst)">\(old)\(new)</div>
      </article>
      """
  }

  /// A change keeps its ID, by which others link to it, when others are added.
  private mutating func id(of change: Change) -> String {
    let base = "change-\(change.fingerprint)"
    let number = ids[base, default: 0] + 1
    ids[base] = number
    return number == 1 ? base : "\(base)-\(number)"
  }

  private func side(_ word: String, _ place: Provenance?, id: String, isLink: Bool, _ hasExcerpt: Bool) -> String {
    guard let location = place?.location else { return "" }
    let path = "\(location)".html
    let link = "<a href=\"\(location.file.path.relativeReference)#L\(location.line)\">\(path)</a>"
    let rows = (hasExcerpt ? Excerpt(location, widest: 200)?.rows : nil) ?? []
    let lines = rows.map { Self.line($0, id: id) }.joined()
    let block = lines.isEmpty ? "" : "<pre tabindex=\"0\">\(lines)</pre>"
    return "<figure><figcaption>\(word) \(isLink ? link : "<span>\(path)</span>")</figcaption>\(block)</figure>"
  }

  private static func line(_ row: Excerpt.Row, id: String) -> String {
    let parts = row.parts
    guard row.mark != nil else { return "<span class=\"line\"><i>\(row.number)</i>\(row.text.html)\n</span>" }
    let number = "<a href=\"#\(id)\">\(row.number)</a>"
    let marked = parts.marked.isEmpty ? "" : "<mark>\(parts.marked.html)</mark>"
    return
      "<span class=\"line marked\" id=\"\(id)\"><i>\(number)</i>\(parts.before.html)\(marked)\(parts.after.html)\n</span>"
  }
}

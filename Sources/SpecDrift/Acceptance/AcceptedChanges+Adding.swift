import DataReading
public import Diagnostics

extension AcceptedChanges {
  /// Returns the text of the file with an entry more for each change. Somebody has to write the reasons, without which
  /// the file isn't accepted.
  ///
  /// - Parameters:
  ///   - changes: The changes to add.
  ///   - today: The current day, such as `2026-11-28`.
  ///   - file: The file; `nil` if there is none yet.
  /// - Throws: Why the text can't be added at the end of the file, or an error for each change that has an entry there,
  ///   which no longer counts or is about other axes.
  public static func adding(
    _ changes: [Change], today: String, to file: SourceFile?
  ) throws(DiagnosticError) -> String {
    let old = file.map { String(decoding: $0.bytes, as: UTF8.self) } ?? "accepted:\n"
    // Changes that nothing distinguishes are accepted together.
    var seen: Set<String> = []
    let entries = changes.filter { seen.insert($0.fingerprint).inserted }.map { change in
      """
        - fingerprint: \(change.fingerprint.jsonText)
          rule: \(change.rule.id)
          at: \(change.at.jsonText)
          reason: ""
          date: \(today)

      """
    }
    let path = file?.path ?? "accepted.yaml"
    let reader = DataReader()
    let before = try file.map { file throws(DiagnosticError) in try reader.read(bytes: file.bytes, path: path) }
    let diagnostics = DiagnosticCollector()
    for entry in before?["accepted"]?.sequence ?? [] where entry["fingerprint"]?.string.map(seen.contains) == true {
      diagnostics.error(
        "the change already has this entry", at: entry.location, hint: "change its `until` or its `axes`")
    }
    try diagnostics.check()
    let text = old + (old.hasSuffix("\n") ? "" : "\n") + entries.joined()
    let after = try? reader.read(bytes: Array(text.utf8), path: path)
    let count = before?["accepted"]?.sequence?.count ?? 0
    guard after?["accepted"]?.sequence?.count == count + entries.count else {
      throw DiagnosticError(
        .error(
          "can't add entries at the end of the file", at: before?.location,
          hint: "end it with the list `accepted`, each entry on lines of its own and indented by two spaces"))
    }
    return text
  }
}

import Diagnostics

/// Detects files that are cut off.
enum FileEnd {
  /// Checks that the last line that isn't blank marks the end of the document. JSON needs no mark.
  static func check(_ file: SourceFile) throws(DiagnosticError) {
    let lines = String(decoding: file.bytes[file.textOffset...], as: UTF8.self).split(omittingEmptySubsequences: true) {
      $0.isNewline
    }
    let texts = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = texts.first, let last = texts.last else { return }
    guard !file.path.lowercased().hasSuffix(".json"), first.first != "{", first.first != "[" else { return }
    guard !last.hasPrefix(ExportsDocument.end) || !last.dropFirst(3).allSatisfy(\.isWhitespace) else { return }
    throw DiagnosticError(
      .error(
        "the file has no end, so it may be cut off", at: file.location(atByte: file.bytes.count),
        hint: "write `...` into the last line"))
  }
}

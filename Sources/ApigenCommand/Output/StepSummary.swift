#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The summary of a step of GitHub Actions: a file that steps append Markdown to, and that may have 1 MiB.
enum StepSummary {
  private static let limit = 1 << 20

  /// Appends to the summary, if this is a step of GitHub Actions.
  ///
  /// - Parameter text: Returns the text, which may have at most this many bytes.
  /// - Throws: If the file can't be written, or has no room for the text.
  static func append(_ text: (_ limit: Int) -> String) throws(OutputError) {
    guard let variable = getenv("GITHUB_STEP_SUMMARY"), variable.pointee != 0 else { return }
    let path = String(cString: variable)
    let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o644)
    guard file >= 0 else { throw fault(path, String(cString: strerror(errno))) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw fault(path, String(cString: strerror(errno))) }
    let room = limit - Int(status.st_size) - 1
    // What a step before wrote may not end in a line break.
    let bytes = Array((status.st_size > 0 ? "\n" : "").utf8) + Array(text(max(0, room)).utf8)
    guard bytes.count <= room + 1 else { throw fault(path, "GitHub shows at most 1 MiB, which is full") }
    guard Folder.write(bytes, to: file) else { throw fault(path, String(cString: strerror(errno))) }
  }

  private static func fault(_ path: String, _ reason: String) -> OutputError {
    OutputError("can't append to the step summary `\(path)`: \(reason)")
  }
}

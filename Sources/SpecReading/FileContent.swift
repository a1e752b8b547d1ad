#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads a file with read(2): an error tells the cause, a directory is seen for what it is, and nothing beyond the limit
/// is read, whatever size the file claims or comes to have.
func readFile(at path: String, atMost limit: Int) throws(DiagnosticError) -> [UInt8] {
  func failure(_ reason: String) -> DiagnosticError {
    DiagnosticError(.error("can't read `\(path)`: \(reason)", at: nil))
  }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    guard count >= 0 else { throw failure(String(cString: strerror(errno))) }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
    guard bytes.count <= limit else { throw failure("it holds more than \(limit) bytes") }
  }
}

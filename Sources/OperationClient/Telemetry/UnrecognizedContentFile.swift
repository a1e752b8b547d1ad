import OperationCore
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file to which clients append what they don't know in responses, for `apigen drift --observed`.
///
///     let file = try UnrecognizedContentFile(path: "/var/log/my-service/unrecognized.jsonl")
///     let client = APIClient(host: host, credentials: .bearer(token), onUnrecognizedContent: { file.append($0) })
///
/// Each line is a JSON object: the operation, the place in the response as a JSON Pointer, the type, and what it doesn't
/// know. No value of a response is written, except for an unknown value of an enum, of at most a hundred characters.
/// Whatever the file's own name says, only its owner can read it.
///
/// Appending never waits and never fails: lines are written by a task of their own, each with one system call, so that
/// several processes can append to the same file. What was written before isn't written again, and what exceeds the
/// limits, or can't be written because the disk is full, is dropped.
public final class UnrecognizedContentFile: Sendable {
  /// The most lines that a file holds.
  public static let maximumLines = 1_000
  /// The most bytes that a file holds.
  public static let maximumSize = 1 << 20

  private let lines: AsyncStream<Item>.Continuation
  private let known: Mutex<Set<String>>

  private enum Item: Sendable {
    case line(String)
    case flush(CheckedContinuation<Void, Never>)
  }

  /// Opens the file, and creates it if it is missing.
  ///
  /// - Parameter path: The path of the file. The folder has to exist.
  /// - Throws: `Errno` if the file can't be opened or read; ``NotARegularFile`` if it is a link, a pipe or a folder.
  public init(path: String) throws {
    let (file, text) = try Self.open(path)
    known = Mutex(Set(text.split(separator: "\n").prefix(Self.maximumLines).map(String.init)))
    let (stream, lines) = AsyncStream.makeStream(of: Item.self, bufferingPolicy: .bufferingOldest(Self.maximumLines))
    self.lines = lines
    var writer = Writer(file: file, size: text.utf8.count, endsInLine: text.isEmpty || text.hasSuffix("\n"))
    Task.detached(priority: .background) {
      for await item in stream {
        switch item {
        case .line(let line): writer.write(line)
        case .flush(let waiting): waiting.resume()
        }
      }
      try? file.close()
    }
  }

  deinit { lines.finish() }

  /// Appends a report, unless the file has it already. It is written later, by another task.
  public func append(_ report: UnrecognizedContentReport) {
    let line = report.line
    let isNew = known.withLock { known in known.count < Self.maximumLines && known.insert(line).inserted }
    if isNew { lines.yield(.line(line)) }
  }

  /// Returns when everything that was appended before is written or dropped. Call it before the process ends.
  public func flush() async {
    await withCheckedContinuation { waiting in
      if case .enqueued = lines.yield(.flush(waiting)) { return }
      waiting.resume()
    }
  }

  /// The path that was given is not that of a regular file.
  public struct NotARegularFile: Error, Sendable, Hashable {
    /// The path.
    public let path: String
  }

  private static func open(_ path: String) throws -> (FileDescriptor, String) {
    let file = try FileDescriptor.open(
      FilePath(path), .readWrite, options: [.append, .create, .closeOnExec, .nonBlocking, .noFollow],
      permissions: .ownerReadWrite)
    do {
      var status = stat()
      guard fstat(file.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw NotARegularFile(path: path) }
      guard fchmod(file.rawValue, S_IRUSR | S_IWUSR) == 0 else { throw Errno(rawValue: errno) }
      return (file, try content(of: file))
    } catch {
      try? file.close()
      throw error
    }
  }

  /// Reads what the file holds, up to its largest size and a little more.
  private static func content(of file: FileDescriptor) throws -> String {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= maximumSize {
      let count = try chunk.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: Int64(bytes.count), into: $0) }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Writes lines within the limits of the file.
private struct Writer {
  let file: FileDescriptor
  var size: Int
  /// Whether the file ends in a whole line. One without its end is what a crash left.
  var endsInLine: Bool

  mutating func write(_ line: String) {
    let bytes = Array(((endsInLine ? "" : "\n") + line + "\n").utf8)
    guard size + bytes.count <= UnrecognizedContentFile.maximumSize else { return }
    guard let count = try? bytes.withUnsafeBytes({ try file.write($0) }), count > 0 else { return }
    size += count
    endsInLine = count == bytes.count
  }
}

extension UnrecognizedContentReport {
  /// The pointer with 0 as every index, so that the same content of another item is the same line.
  private var pointerOfAnyItem: String {
    pointer.split(separator: "/", omittingEmptySubsequences: false)
      .map { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "0" : $0 }
      .joined(separator: "/")
  }

  /// The report as a line of JSON.
  fileprivate var line: String {
    var members: [(String, JSONValue)] = [
      ("operation", JSONValue(operationID)), ("pointer", JSONValue(pointerOfAnyItem)), ("type", JSONValue(type)),
    ]
    switch kind {
    case .unknownProperty(let name): members += [("what", "unknown property"), ("name", JSONValue(name))]
    case .unknownValue(let value): members += [("what", "unknown value"), ("value", JSONValue(value))]
    case .unreadableProperty(let name, _): members += [("what", "unreadable property"), ("name", JSONValue(name))]
    case .loneSurrogate: members.append(("what", "lone surrogate"))
    }
    members.append(("kind", JSONValue("\(valueKind)")))
    let fields = members.map { "\(JSONValue($0.0).text):\($0.1.text)" }
    return "{\(fields.joined(separator: ","))}"
  }
}

extension JSONValue {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

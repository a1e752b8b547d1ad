#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Appends exchanges to a file as lines of JSON, to check requests and responses against the OpenAPI document.
///
/// Several recorders, even in several processes, can share a file: each line is appended as a whole.
public final class ExchangeRecorder: Sendable {
  private let descriptor: Int32

  /// The file could not be opened.
  public struct CannotOpen: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    /// The path and the reason.
    public var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// Opens a file for appending, and creates it if it doesn't exist.
  ///
  /// - Throws: ``CannotOpen``.
  public init(path: String) throws(CannotOpen) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw CannotOpen(path: path, code: errno) }
  }

  deinit { close(descriptor) }

  /// Creates a recorder for the file that the environment variable `FAKE_POSTHOG_RECORD` names.
  ///
  /// - Returns: `nil` if the variable isn't set.
  /// - Throws: ``CannotOpen`` if the file can't be opened, so that a check never passes because it had nothing to
  ///   check.
  public static func fromEnvironment() throws(CannotOpen) -> ExchangeRecorder? {
    guard let path = ProcessInfo.processInfo.environment["FAKE_POSTHOG_RECORD"], !path.isEmpty else { return nil }
    return try ExchangeRecorder(path: path)
  }

  /// Appends one line. Write errors are ignored. Scripted responses aren't recorded.
  public func record(_ exchange: FakeExchange) {
    guard !exchange.isScripted else { return }
    let line = Array((exchange.jsonLine + "\n").utf8)
    line.withUnsafeBytes { bytes in _ = write(descriptor, bytes.baseAddress, bytes.count) }
  }
}

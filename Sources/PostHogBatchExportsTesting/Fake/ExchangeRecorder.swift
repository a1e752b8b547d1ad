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

/// Appends exchanges to a file as lines of JSON, for a check of requests and answers against the description.
///
/// Several recorders, in several processes even, can share one file: each line is appended as a whole.
public final class ExchangeRecorder: Sendable {
  private let descriptor: Int32

  /// The file could not be opened.
  public struct CannotOpen: Error, CustomStringConvertible {
    let path: String
    let code: Int32

    /// Path and reason.
    public var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// Creates the file, or appends to it.
  public init(path: String) throws(CannotOpen) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw CannotOpen(path: path, code: errno) }
  }

  deinit { close(descriptor) }

  /// The file that the variable `FAKE_POSTHOG_RECORD` names; `nil` when it names none. One that cannot be opened is an
  /// error, so that a check never passes for want of anything to check.
  public static func fromEnvironment() throws(CannotOpen) -> ExchangeRecorder? {
    guard let path = ProcessInfo.processInfo.environment["FAKE_POSTHOG_RECORD"], !path.isEmpty else { return nil }
    return try ExchangeRecorder(path: path)
  }

  /// Appends one line. What the disk does not take is lost, and answers that a test gave are left out: they are not the
  /// fake's.
  public func record(_ exchange: FakeExchange) {
    guard !exchange.isScripted else { return }
    let line = Array((exchange.jsonLine + "\n").utf8)
    line.withUnsafeBytes { bytes in _ = write(descriptor, bytes.baseAddress, bytes.count) }
  }
}

// The version that servers see. A release changes it here and in the generator, `Apigen.version`.

/// This library, as it names itself.
public enum LibraryVersion {
  /// The version of this library.
  public static let current = "0.1.0"

  /// What the client sends as `User-Agent` (RFC 9110, section 10.1.5).
  static let userAgent = "posthog-batch-exports-swift/\(current)"
}

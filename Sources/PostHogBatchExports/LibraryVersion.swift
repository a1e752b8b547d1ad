/// The version of this library that servers see. A release changes it here and in the generator, `Apigen.version`.
public enum LibraryVersion {
  /// The version of this library.
  public static let current = "0.1.0"

  /// The value of the `User-Agent` field that the client sends (RFC 9110, section 10.1.5).
  static let userAgent = "posthog-batch-exports-swift/\(current)"
}

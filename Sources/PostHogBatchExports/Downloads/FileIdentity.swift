/// The length and validator of a file, which show that a file in the object store is still the one whose download
/// began. Its URL can't show that, since each has a new signature.
struct FileIdentity: Sendable, Hashable {
  /// The number of all its bytes.
  let length: Int64
  /// The strong entity tag, with its quotes; `nil` if the store has none, and then the download of the file can't be
  /// continued. A weak tag can't be used in `If-Range` (RFC 9110, section 13.1.5).
  let validator: String?

  /// A pebibyte, which is more than any object store keeps in one object.
  static let longest: Int64 = 1 << 50

  /// Whether a server may have sent these values.
  var isPlausible: Bool { (0...Self.longest).contains(length) && (validator.map(Self.isStrong) ?? true) }

  /// Returns a strong entity tag (RFC 9110, section 8.8.3); `nil` for anything else.
  static func strongTag(_ field: String?) -> String? {
    field.flatMap { isStrong($0) ? $0 : nil }
  }

  private static func isStrong(_ tag: String) -> Bool {
    let bytes = tag.utf8
    return (2...1_000).contains(bytes.count) && bytes.first == UInt8(ascii: "\"") && bytes.last == UInt8(ascii: "\"")
      && bytes.dropFirst().dropLast().allSatisfy { $0 == 0x21 || (0x23...0x7E).contains($0) }
  }
}

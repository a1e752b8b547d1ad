// Takes keys out of texts that came from elsewhere.

import OperationCore

/// Hides what is, or looks like, one of PostHog's keys.
enum KeyRedaction {
  private static let prefixes = ["phx_", "pha_", "phs_", "phc_"]

  /// The first `limit` Unicode scalars of the text, with `key`, and everything that begins like a key, replaced.
  static func redacted(_ text: String, key: Secret?, limit: Int = 4_000) -> String {
    let key = (key?.exposedValue ?? "").unicodeScalars
    // By scalars: to a `Character` belong all the marks that follow it, and a key behind one that takes it in.
    var rest = text.unicodeScalars[...]
    // What begins before the end is looked at as a whole, so that no key is cut in two before it is seen.
    let end = rest.index(rest.startIndex, offsetBy: limit, limitedBy: rest.endIndex) ?? rest.endIndex
    var output = String.UnicodeScalarView()
    while rest.startIndex < end, let scalar = rest.first {
      if !key.isEmpty, rest.starts(with: key) {
        output += "<redacted>".unicodeScalars
        rest = rest.dropFirst(key.count)
      } else if let prefix = prefixes.first(where: { rest.starts(with: $0.unicodeScalars) }) {
        output += "\(prefix)<redacted>".unicodeScalars
        rest = rest.dropFirst(prefix.unicodeScalars.count).drop(while: \.isOfKey)
      } else {
        output.append(scalar)
        rest.removeFirst()
      }
    }
    return String(output.prefix(limit))
  }
}

extension KeyRedaction {
  /// Text from elsewhere as it may be told: redacted first, since a key that is cut is not seen any more, and then on one line.
  static func printed(_ text: String, key: Secret?, limit: Int) -> String {
    printable(redacted(text, key: key), limit: limit)
  }
}

extension Unicode.Scalar {
  /// Whether it can be a part of a key.
  fileprivate var isOfKey: Bool {
    properties.isAlphabetic || properties.numericType != nil || properties.isGraphemeExtend || self == "_"
      || self == "-"
  }
}

extension TransportError {
  /// The error as it may be told: a transport of somebody else's may quote what it was to send.
  func redacted(key: Secret) -> TransportError {
    TransportError(kind, phase: phase, detail: KeyRedaction.printed(detail, key: key, limit: 500))
  }
}

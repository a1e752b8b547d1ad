// Takes keys out of texts that came from elsewhere.

import OperationCore

/// Hides what is, or looks like, one of PostHog's keys.
enum KeyRedaction {
  private static let prefixes = ["phx_", "pha_", "phs_", "phc_"]

  /// The first `limit` characters of the text, with `key`, and everything that begins like a key, replaced.
  static func redacted(_ text: String, key: Secret?, limit: Int = 4_000) -> String {
    let key = key?.exposedValue ?? ""
    // Read as much more as a key is long, so that none is cut in two before it is seen.
    var rest = text.prefix(limit + key.count)
    var output = ""
    while let character = rest.first {
      if !key.isEmpty, rest.hasPrefix(key) {
        output += "<redacted>"
        rest = rest.dropFirst(key.count)
      } else if let prefix = prefixes.first(where: { rest.hasPrefix($0) }) {
        output += "\(prefix)<redacted>"
        rest = rest.dropFirst(prefix.count).drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      } else {
        output.append(character)
        rest.removeFirst()
      }
    }
    return String(output.prefix(limit))
  }
}

extension TransportError {
  /// The error as it may be told: a transport of somebody else's may quote what it was to send.
  func redacted(key: Secret) -> TransportError {
    TransportError(kind, phase: phase, detail: printable(KeyRedaction.redacted(detail, key: key), limit: 500))
  }
}

/// Which way values travel, seen from the program that was built from the document.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// The program sends them.
  case request
  /// The program receives them.
  case response

  /// Webhooks and callbacks turn the two round.
  package var opposite: Direction { self == .request ? .response : .request }
}

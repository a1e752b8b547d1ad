/// The direction of values, as seen from the program that uses the generated code.
public enum Direction: String, Sendable, Hashable, CaseIterable {
  /// The program sends the values.
  case request
  /// The program receives the values.
  case response

  /// The opposite direction, which webhooks and callbacks have.
  package var opposite: Direction { self == .request ? .response : .request }
}

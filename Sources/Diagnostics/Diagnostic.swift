/// Something to tell the person who wrote the description.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// Nothing is emitted.
    case error
    /// Something is not carried over, or is likely to be a mistake.
    case warning
    /// Said for completeness.
    case note
  }

  /// A second place that has to do with the matter.
  public struct Note: Sendable, Hashable {
    /// What is there.
    public var message: String
    /// The place.
    public var location: SourceLocation

    /// A remark about a place.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// One sentence that begins in lower case and has no full stop.
  public var message: String
  /// The place at fault; nil when no place in a file is.
  public var location: SourceLocation?
  /// What to do about it.
  public var hint: String?
  /// Other places that have to do with it.
  public var notes: [Note]

  /// Spells everything out; `error` and `warning` read better.
  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
    self.notes = notes
  }

  /// A fault in the description.
  public static func error(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, hint: hint, notes: notes)
  }

  /// Something to look at, which stops nothing.
  public static func warning(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, hint: hint, notes: notes)
  }
}

/// An error, warning or note for the author of an OpenAPI document.
public struct Diagnostic: Sendable, Hashable {
  /// The severity of a diagnostic.
  public enum Severity: String, Sendable, Hashable {
    /// No code can be generated.
    case error
    /// Something isn't carried over, or is probably a mistake.
    case warning
    /// Additional information.
    case note
  }

  /// Another location that is related to the diagnostic.
  public struct Note: Sendable, Hashable {
    /// The message about the location.
    public var message: String
    /// The place.
    public var location: SourceLocation

    /// Creates a note about a location.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// The severity.
  public var severity: Severity
  /// A sentence that begins in lower case and has no full stop.
  public var message: String
  /// The location of the fault; `nil` if it isn't in a file.
  public var location: SourceLocation?
  /// How to fix it.
  public var hint: String?
  /// Related locations.
  public var notes: [Note]

  /// Creates a diagnostic from all its parts; `error` and `warning` are shorter.
  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
    self.notes = notes
  }

  /// Creates an error in the document.
  public static func error(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.error, message, at: location, hint: hint, notes: notes)
  }

  /// Creates a warning, which doesn't prevent anything.
  public static func warning(
    _ message: String, at location: SourceLocation?, hint: String? = nil, notes: [Note] = []
  ) -> Diagnostic {
    Diagnostic(.warning, message, at: location, hint: hint, notes: notes)
  }
}

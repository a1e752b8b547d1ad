// What PostHog says about an error. Each of its errors says at least what is the matter, in `detail`.

public import OperationCore

extension PostHogError {
  /// What the server said about an error.
  public struct Envelope: Sendable, Hashable, JSONObjectReadable {
    /// The family of the error, such as `validation_error`.
    public let type: String?
    /// The kind of the error in the server's words, such as `invalid_input`.
    public let code: String?
    /// The error in a sentence for people. It changes between versions: don't match on it.
    public let detail: String?
    /// The field at fault as the server writes it, nested names joined by two underscores.
    public let attr: String?

    /// Reads the members of an envelope, each of which may be missing. One that is no text counts as missing.
    public init(members json: inout JSONReader) throws(JSONError) {
      func text(_ name: StaticString) throws(JSONError) -> String? {
        let value: JSONValue? = try json.optional(name)
        return value?.string
      }
      type = try text("type")
      code = try text("code")
      detail = try text("detail")
      attr = try text("attr")
    }

    private init(type: String?, code: String?, detail: String?, attr: String?) {
      self.type = type
      self.code = code
      self.detail = detail
      self.attr = attr
    }

    /// The field at fault in the words of a request body: `destination__config` is `destination.config`. A fault of an
    /// object as a whole is that object's, not that of a field `non_field_errors` in it.
    var field: String? {
      guard let attr else { return nil }
      var names = attr.split(separator: "__").map(String.init)
      if names.last == "non_field_errors" { names.removeLast() }
      return names.isEmpty ? nil : names.joined(separator: ".")
    }

    /// The same with every text changed.
    func mapTexts(_ change: (String) -> String) -> Self {
      Self(type: type.map(change), code: code.map(change), detail: detail.map(change), attr: attr.map(change))
    }
  }
}

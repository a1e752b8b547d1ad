public import OperationCore

extension PostHogError {
  /// What PostHog says about an error. Each of its errors has at least a `detail`.
  public struct Envelope: Sendable, Hashable, JSONObjectReadable {
    /// The family of the error, such as `validation_error`.
    public let type: String?
    /// The code of the error in the server's words, such as `invalid_input`.
    public let code: String?
    /// A sentence for people. It changes between versions, so don't match on it.
    public let detail: String?
    /// The invalid field as the server writes it, with nested names joined by two underscores.
    public let attr: String?

    /// Decodes the properties of an error body, each of which may be missing. One that isn't a text counts as missing.
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

    /// The invalid field as it is named in a request body: `destination__config` is `destination.config`. An error of
    /// an object as a whole belongs to that object, not to a field `non_field_errors` in it.
    var field: String? {
      guard let attr else { return nil }
      var names = attr.split(separator: "__").map(String.init)
      if names.last == "non_field_errors" { names.removeLast() }
      return names.isEmpty ? nil : names.joined(separator: ".")
    }

    /// Returns the same value with `change` applied to every text.
    func mapTexts(_ change: (String) -> String) -> Self {
      Self(type: type.map(change), code: code.map(change), detail: detail.map(change), attr: attr.map(change))
    }
  }
}

extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as JSON without credentials: the values of sensitive properties, however deep and also in JSON within a
  /// string, and the user and password of a URL are replaced by `<redacted>`.
  public var description: String { redacted(within: JSONReader.maximumDepth).jsonText }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, because the bytes must not be printed.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// - Parameters:
  ///   - depth: How many more levels to look into. The levels of JSON within a string count together with those around
  ///     it, so that no text exhausts the stack.
  ///   - isOfText: Whether the value was in a string: then it is hidden where it goes deeper. A program's own value is
  ///     as deep as it was made.
  private func redacted(within depth: Int, isOfText: Bool = false) -> JSONValue {
    switch kind {
    case .object where isOfText && depth <= 0, .array where isOfText && depth <= 0:
      return "<redacted>"
    case .object:
      let members = object ?? []
      let hidesValue = members.contains { ["name", "key"].contains($0.name) && $0.value.namesSecret }
      var json = JSONWriter()
      json.writeObject { json in
        for (name, value) in members {
          let isHidden = !value.isNull && (SensitiveName.matches(name) || hidesValue && name == "value")
          json.writeMember(
            CredentialMask.masking(name),
            isHidden ? "<redacted>" : value.redacted(within: depth - 1, isOfText: isOfText))
        }
      }
      return JSONValue(checked: json.bytes[...])
    case .array:
      return JSONValue((array ?? []).map { $0.redacted(within: depth - 1, isOfText: isOfText) })
    case .string:
      return redactedString(within: depth)
    case .null, .bool, .number:
      return self
    }
  }

  /// Whether the value is the name of the one beside it: `{"name": "Authorization", "value": …}`.
  private var namesSecret: Bool { string.map(SensitiveName.matches) ?? false }

  private func redactedString(within depth: Int) -> JSONValue {
    guard let string else { return self }
    if let inner = try? JSONValue(json: string), inner.kind == .object || inner.kind == .array {
      return JSONValue(inner.redacted(within: depth - 1, isOfText: true).jsonText)
    }
    let masked = CredentialMask.masking(string)
    return masked == string ? self : JSONValue(masked)
  }
}

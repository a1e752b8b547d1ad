extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as JSON without credentials: with `<redacted>` for the values of sensitive members, however deep and also
  /// in JSON within a string, and for the user and password of a URL.
  public var description: String { redacted(within: JSONReader.maximumDepth).jsonText }
  /// The same as the description.
  public var debugDescription: String { description }
  /// A mirror without children: the bytes are not for printing.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// - Parameters:
  ///   - depth: How many more levels are looked into, those of JSON within a text counted with those around it, so that
  ///     no text exhausts the stack.
  ///   - isOfText: Whether it stood in a text: then it is hidden where it goes deeper. A value of a program is as deep as it
  ///     was made.
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

  /// Whether it is the name of what stands beside it: `{"name": "Authorization", "value": …}`.
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

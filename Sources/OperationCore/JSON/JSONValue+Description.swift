extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as JSON without credentials: with `<redacted>` for the values of sensitive members, however deep and also
  /// in JSON within a string, and for the user and password of a URL.
  public var description: String { redacted.jsonText }
  /// The same as the description.
  public var debugDescription: String { description }
  /// A mirror without children: the bytes are not for printing.
  public var customMirror: Mirror { Mirror(self, children: []) }

  private var redacted: JSONValue {
    switch kind {
    case .object:
      let members = object ?? []
      let hidesValue = members.contains { ["name", "key"].contains($0.name) && $0.value.namesSecret }
      var json = JSONWriter()
      json.writeObject { json in
        for (name, value) in members {
          let isHidden = !value.isNull && (SensitiveName.matches(name) || hidesValue && name == "value")
          json.writeMember(CredentialMask.masking(name), isHidden ? "<redacted>" : value.redacted)
        }
      }
      return JSONValue(checked: json.bytes[...])
    case .array:
      return JSONValue((array ?? []).map(\.redacted))
    case .string:
      return redactedString
    case .null, .bool, .number:
      return self
    }
  }

  /// Whether it is the name of what stands beside it: `{"name": "Authorization", "value": …}`.
  private var namesSecret: Bool { string.map(SensitiveName.matches) ?? false }

  private var redactedString: JSONValue {
    guard let string else { return self }
    // Each level of JSON within a string doubles the escapes of the one in it, so there are not many.
    if let inner = try? JSONValue(json: string), inner.kind == .object || inner.kind == .array {
      return JSONValue(inner.redacted.jsonText)
    }
    let masked = CredentialMask.masking(string)
    return masked == string ? self : JSONValue(masked)
  }
}

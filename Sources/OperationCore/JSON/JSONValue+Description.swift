extension JSONValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as JSON, with `"<redacted>"` for the values of sensitive members, however deep.
  public var description: String { redacted.jsonText }
  /// The same as the description.
  public var debugDescription: String { description }
  /// A mirror without children: the bytes are not for printing.
  public var customMirror: Mirror { Mirror(self, children: []) }

  private var redacted: JSONValue {
    switch kind {
    case .object:
      var json = JSONWriter()
      json.writeObject { json in
        for (name, value) in object ?? [] {
          let isShown = value.isNull || !SensitiveName.matches(name)
          json.writeMember(name, isShown ? value.redacted : "<redacted>")
        }
      }
      return JSONValue(checked: json.bytes[...])
    case .array:
      return JSONValue((array ?? []).map(\.redacted))
    case .null, .bool, .number, .string:
      return self
    }
  }
}

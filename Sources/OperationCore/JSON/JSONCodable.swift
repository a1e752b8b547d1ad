extension JSONReadable where Self: Decodable {
  /// Decodes through the JSON reader, so that a readable type is `Decodable` by one line:
  /// `extension BatchExport: Decodable {}`.
  public init(from decoder: any Decoder) throws {
    self = try JSONValue(decoding: decoder).decode()
  }
}

extension JSONWritable where Self: Encodable {
  /// Encodes through the JSON writer, so that a writable type is `Encodable` by one line.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue.encoding(self).encode(to: encoder)
  }
}

extension OpenEnum where Self: Decodable {
  /// Decodes any string.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }
}

extension OpenEnum where Self: Encodable {
  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension OpenIntegerEnum where Self: Decodable {
  /// Decodes any integer.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(Int.self))
  }
}

extension OpenIntegerEnum where Self: Encodable {
  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }
}

extension JSONValue: Codable {
  /// Decodes any value.
  public init(from decoder: any Decoder) throws {
    try self.init(decoding: decoder)
  }

  init(decoding decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .encoding(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .encoding(value)
    } else if let value = try? container.decode(Double.self) {
      self = .encoding(value)
    } else if let value = try? container.decode(String.self) {
      self = .encoding(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .encoding(value)
    } else {
      self = .encoding(try container.decode([String: JSONValue].self))
    }
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch kind {
    case .null: try container.encodeNil()
    case .bool: try container.encode(bool)
    case .number:
      if let int { try container.encode(int) } else { try container.encode(double) }
    case .string: try container.encode(string)
    case .array: try container.encode(array)
    case .object:
      try container.encode(Dictionary((object ?? []).map { ($0, $1) }, uniquingKeysWith: { first, _ in first }))
    }
  }
}

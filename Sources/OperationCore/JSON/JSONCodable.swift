/// `Codable` for types that read or write JSON here, without synthesized conformances, which take several times as much
/// code. Keys and formats are those of the API.
extension JSONReadable where Self: Decodable {
  /// Decodes any JSON value and reads it with the type's own reader.
  public init(from decoder: any Decoder) throws {
    let value = try JSONValue(decoding: decoder)
    do {
      self = try value.decode()
    } catch {
      let place = error.pointer(in: value.bytes)
      throw DecodingError.dataCorrupted(
        DecodingError.Context(
          codingPath: decoder.codingPath,
          debugDescription: place.isEmpty ? "\(error.reason)" : "\(place): \(error.reason)",
          underlyingError: error))
    }
  }
}

extension JSONWritable where Self: Encodable {
  /// Writes the value with the type's own writer and encodes the resulting JSON.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue(self).encodeParts(to: encoder)
  }
}

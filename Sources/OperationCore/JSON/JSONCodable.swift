/// The bridge to `Codable`: a type that reads or writes JSON here is `Decodable` or `Encodable` without a synthesized
/// conformance, which takes several times the code. Keys and forms are those of the API.
extension JSONReadable where Self: Decodable {
  /// Decodes any value and reads it with the type's own reader.
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
  /// Writes the value with the type's own writer and encodes what was written.
  public func encode(to encoder: any Encoder) throws {
    try JSONValue(self).encodeParts(to: encoder)
  }
}

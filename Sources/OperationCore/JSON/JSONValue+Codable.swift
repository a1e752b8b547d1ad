#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A decoder doesn't report the kind of its value, so the kinds are tried, the most frequent first, because each
/// failure costs the decoder an error. Integers are tried before doubles, to keep 64-bit integers exact. A decoder
/// returns the properties of an object in no order, so they are sorted by name.
///
/// A number goes through the first of `Int`, `UInt64`, `Double` and `Decimal` that can hold all of its digits. A number
/// that none of them can hold is an error, because encoders have no way to write its text.
extension JSONValue: Codable {
  /// Decodes any value.
  public init(from decoder: any Decoder) throws {
    try self.init(decoding: decoder)
  }

  init(decoding decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self.init(value)
    } else if let value = try? container.decode(Bool.self) {
      self.init(value)
    } else if let value = try? container.decode(Int64.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(checked: Array(String(value).utf8)[...])
    } else if let value = try? container.decode(Double.self) {
      self.init(checked: Self.digits(of: value, in: container))
    } else if let value = try? container.decode([JSONValue].self) {
      self.init(value)
    } else {
      self.init(try container.decode([String: JSONValue].self))
    }
  }

  /// Encodes the value.
  public func encode(to encoder: any Encoder) throws {
    try encodeParts(to: encoder)
  }

  func encodeParts(to encoder: any Encoder) throws {
    guard isRepresentable else {
      let context = EncodingError.Context(
        codingPath: encoder.codingPath,
        debugDescription: "It holds NaN, infinity or a date outside the years 0000 to 9999, which JSON can't hold.")
      throw EncodingError.invalidValue(self, context)
    }
    var container = encoder.singleValueContainer()
    switch kind {
    case .null: try container.encodeNil()
    case .bool: try container.encode(bool)
    case .number:
      if let int {
        try container.encode(int)
      } else if let unsigned = UInt64(String(decoding: text, as: UTF8.self)) {
        try container.encode(unsigned)
      } else if let double, JSONValue(double) == self {
        try container.encode(double)
      } else if let decimal = Decimal(string: String(decoding: text, as: UTF8.self)), JSONValue(decimal) == self {
        try container.encode(decimal)
      } else {
        let context = EncodingError.Context(
          codingPath: encoder.codingPath, debugDescription: "No number type of Swift holds it.")
        throw EncodingError.invalidValue(self, context)
      }
    case .string: try container.encode(string)
    case .array: try container.encode(array)
    case .object:
      let members = (object ?? []).map { ($0.name, $0.value) }
      try container.encode(Dictionary(members, uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension JSONValue {
  /// Creates a number from a decimal, whose description is JSON.
  fileprivate init(_ decimal: Decimal) {
    self.init(checked: Array(decimal.description.utf8)[...])
  }

  /// Returns the digits of a number that a decoder returns as a double, or as a decimal if that has more of them.
  private static func digits(of double: Double, in container: some SingleValueDecodingContainer) -> ArraySlice<UInt8> {
    let rounded = JSONValue(double)
    guard let decimal = try? container.decode(Decimal.self), decimal.isFinite else { return rounded.text }
    let exact = JSONValue(decimal)
    return exact == rounded ? rounded.text : exact.text
  }
}

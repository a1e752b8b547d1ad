#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension String: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readString()
  }

  /// Writes a string.
  public func write(to json: inout JSONWriter) {
    json.writeString(self)
  }
}

extension Bool: JSONReadable, JSONWritable {
  /// Reads `true` or `false`.
  public init(from json: inout JSONReader) throws(JSONError) {
    switch json.byte {
    case UInt8(ascii: "t"):
      try json.skipLiteral("true")
      self = true
    case UInt8(ascii: "f"):
      try json.skipLiteral("false")
      self = false
    default:
      self = try json.readScalarText("true or false") { Bool($0.lowercased()) }
    }
  }

  /// Writes `true` or `false`.
  public func write(to json: inout JSONWriter) {
    json.append(self ? "true" : "false")
  }
}

extension Int: JSONReadable, JSONWritable {
  /// Reads an integer, which may be written as `1.0`.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readInteger(of: Int.self)
  }

  /// Writes the decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Int32: JSONReadable, JSONWritable {
  /// Reads an integer, which may be written as `1.0`.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readInteger(of: Int32.self)
  }

  /// Writes the decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Int64: JSONReadable, JSONWritable {
  /// Reads an integer, which may be written as `1.0`.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readInteger()
  }

  /// Writes the decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Double: JSONReadable, JSONWritable {
  /// Reads a number.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readDouble()
  }

  /// Writes the shortest digits that parse as the same number, or null for NaN and infinity; see ``JSONWriter``.
  public func write(to json: inout JSONWriter) {
    guard isRepresentable else { return json.writeUnrepresentable() }
    json.append(description)
  }
}

extension UUID: JSONReadable, JSONWritable {
  /// Reads the format of RFC 9562 in upper or lower case.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readText("a UUID") { UUID(text: $0) }
  }

  /// Writes the UUID in lower case.
  public func write(to json: inout JSONWriter) {
    json.writeString(lowercaseText)
  }
}

extension Date: JSONReadable, JSONWritable {
  /// Reads a date and time in RFC 3339 format.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readText("a date and time") { Date(rfc3339: $0) }
  }

  /// Writes RFC 3339 in UTC, or null for a date outside the years 0000 to 9999; see ``JSONWriter``.
  public func write(to json: inout JSONWriter) {
    guard isRepresentable else { return json.writeUnrepresentable() }
    json.writeString(rfc3339)
  }
}

extension CalendarDay: JSONReadable, JSONWritable {
  /// Reads `YYYY-MM-DD`.
  public init(from json: inout JSONReader) throws(JSONError) {
    self = try json.readText("a calendar day") { CalendarDay(text: $0) }
  }

  /// Writes `YYYY-MM-DD`.
  public func write(to json: inout JSONWriter) {
    json.writeString(description)
  }
}

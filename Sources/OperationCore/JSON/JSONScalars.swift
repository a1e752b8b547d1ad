#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension String: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    guard json.peek == UInt8(ascii: "\"") else { throw json.unexpected("a string") }
    json.position += 1
    var text: [UInt8] = []
    while let byte = json.peek, byte != UInt8(ascii: "\"") {
      json.position += 1
      if byte == UInt8(ascii: "\\"), let escaped = json.peek {
        json.position += 1
        text.append(escaped)
      } else {
        text.append(byte)
      }
    }
    guard json.peek != nil else { throw json.unexpected("the end of the string") }
    json.position += 1
    self = String(decoding: text, as: UTF8.self)
  }

  /// Writes a string.
  public func write(to json: inout JSONWriter) {
    json.writeString(self)
  }
}

extension Bool: JSONReadable, JSONWritable {
  /// Reads `true` or `false`.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("true or false")
    switch json.readToken() {
    case "true": self = true
    case "false": self = false
    default: throw error
    }
  }

  /// Writes `true` or `false`.
  public func write(to json: inout JSONWriter) {
    json.append(self ? "true" : "false")
  }
}

extension Int: JSONReadable, JSONWritable {
  /// Reads an integer.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("an integer")
    guard let value = Int(json.readToken()) else { throw error }
    self = value
  }

  /// Writes decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Int32: JSONReadable, JSONWritable {
  /// Reads an integer.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("an integer")
    guard let value = Int32(json.readToken()) else { throw error }
    self = value
  }

  /// Writes decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Int64: JSONReadable, JSONWritable {
  /// Reads an integer.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("an integer")
    guard let value = Int64(json.readToken()) else { throw error }
    self = value
  }

  /// Writes decimal digits.
  public func write(to json: inout JSONWriter) {
    json.append(String(self))
  }
}

extension Double: JSONReadable, JSONWritable {
  /// Reads a number.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("a number")
    guard let value = Double(json.readToken()) else { throw error }
    self = value
  }

  /// Writes the shortest digits that read back as the same number.
  public func write(to json: inout JSONWriter) {
    guard isFinite else {
      json.hasNonFiniteNumber = true
      json.append("null")
      return
    }
    json.append(description)
  }
}

extension UUID: JSONReadable, JSONWritable {
  /// Reads a string.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("a UUID")
    guard let value = UUID(uuidString: try String(from: &json)) else { throw error }
    self = value
  }

  /// Writes the lower-case form.
  public func write(to json: inout JSONWriter) {
    json.writeString(uuidString.lowercased())
  }
}

extension Date: JSONReadable, JSONWritable {
  /// Reads a string in the form of RFC 3339.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("a date and time")
    guard let value = Timestamp.date(from: try String(from: &json)) else { throw error }
    self = value
  }

  /// Writes RFC 3339 in UTC.
  public func write(to json: inout JSONWriter) {
    json.writeString(Timestamp.text(of: self))
  }
}

extension CalendarDay: JSONReadable, JSONWritable {
  /// Reads `YYYY-MM-DD`.
  public init(from json: inout JSONReader) throws(JSONError) {
    let error = json.unexpected("a calendar day")
    guard let value = CalendarDay(try String(from: &json)) else { throw error }
    self = value
  }

  /// Writes `YYYY-MM-DD`.
  public func write(to json: inout JSONWriter) {
    json.writeString(description)
  }
}

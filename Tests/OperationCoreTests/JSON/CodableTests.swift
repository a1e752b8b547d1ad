import Foundation
import OperationCore
import Testing

@Suite struct CodableTests {
  struct Export: JSONObjectReadable, JSONObjectWritable, Codable, Equatable {
    let id: UUID
    let createdAt: Date
    let level: Level
    let size: Size
    let config: JSONValue
    let tags: [String?]

    init(members json: inout JSONReader) throws(JSONError) {
      id = try json.required("id")
      createdAt = try json.required("created_at")
      level = try json.required("level")
      size = try json.required("size")
      config = try json.required("config")
      tags = try json.optional("tags") ?? []
    }

    func write(members json: inout JSONWriter) {
      json.write("id", id)
      json.write("created_at", createdAt)
      json.write("level", level)
      json.write("size", size)
      json.write("config", config)
      json.write("tags", tags)
    }
  }

  struct Level: OpenEnum {
    let rawValue: String
    init(rawValue: String) { self.rawValue = rawValue }
    static var known: [Self] { [Self(rawValue: "low")] }
  }

  struct Size: OpenIntegerEnum {
    let rawValue: Int
    init(rawValue: Int) { self.rawValue = rawValue }
    static var known: [Self] { [Self(rawValue: 1)] }
  }

  static let text =
    #"{"id":"0190f3b1-0000-7000-8000-000000000001","created_at":"2026-03-01T10:00:00.5Z","level":"low","size":7,"#
    + #""config":{"big":9223372036854775807,"snake_case":[1.5,true,null,"x"],"o":{}},"tags":["a",null]}"#

  @Test(arguments: [JSONDecoder.KeyDecodingStrategy.useDefaultKeys, .convertFromSnakeCase])
  func decodesByTheTypesOwnReader(_ strategy: JSONDecoder.KeyDecodingStrategy) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = strategy
    let export = try decoder.decode(Export.self, from: Data(Self.text.utf8))
    #expect(export == (try Export(json: Self.text)))
    #expect(try decoder.decode([Export].self, from: Data("[\(Self.text)]".utf8)) == [export])
  }

  @Test func encodesWhatTheTypeWrites() throws {
    let export = try Export(json: Self.text)
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    #expect(try JSONValue(json: Array(encoder.encode(export))) == JSONValue(export))
    let plist = try PropertyListEncoder().encode(["config": export.config["big"]])
    #expect(try PropertyListDecoder().decode([String: Int].self, from: plist) == ["config": .max])
  }

  @Test func codesOpenEnumsAsTheirValues() throws {
    let levels = try JSONDecoder().decode([Level].self, from: Data(#"["low","new"]"#.utf8))
    #expect(levels.map(\.isKnown) == [true, false])
    #expect(try JSONEncoder().encode(levels) == Data(#"["low","new"]"#.utf8))
    let sizes = try JSONDecoder().decode([Size].self, from: Data("[1,7]".utf8))
    #expect(sizes.map(\.isKnown) == [true, false])
    #expect(try JSONEncoder().encode(sizes) == Data("[1,7]".utf8))
  }

  @Test func tellsWhereDecodingFailed() throws {
    let text = Self.text.replacing("\"level\":\"low\"", with: "\"level\":5")
    do {
      _ = try JSONDecoder().decode([Export].self, from: Data("[\(text)]".utf8))
      Issue.record("nothing was thrown")
    } catch DecodingError.dataCorrupted(let context) {
      #expect(context.codingPath.map(\.intValue) == [0])
      #expect(context.debugDescription == "/level: expected a string, found a number")
      #expect(context.underlyingError is JSONError)
    }
  }

  @Test(arguments: [
    "null", "true", "0", "-1", "9223372036854775807", "1.5", "\"x\"", "[]", "{}", "[1,[2,{\"a\":null}]]",
    "{\"a\":{\"b\":[false,\"é\\n\"]}}", "18446744073709551615", "0.1", "1e300", "-0.30000000000000004",
    "3.14159265358979323846", "12345678901234567890123456789012345678",
    "-0.000000000000000000000000000012345678901234567",
  ])
  func bridgesAnyValue(_ text: String) throws {
    let value = try JSONValue(json: text)
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) == value)
    #expect(try JSONValue(json: Array(JSONEncoder().encode(value))) == value)
  }

  @Test(
    "a number is encoded with all of its digits or not at all",
    arguments: [String(repeating: "123456789", count: 6), "1e999"])
  func refusesWhatNoNumberTypeHolds(_ text: String) throws {
    let value = try JSONValue(json: text)
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(value) }
  }

  @Test(
    "what JSON can't hold is not encoded as null",
    arguments: [JSONValue(Double.nan), JSONValue([Date.init(timeIntervalSince1970: .infinity)])])
  func refusesWhatJSONCanNotHold(_ value: JSONValue) throws {
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(value) }
    #expect(throws: EncodingError.self) { try JSONEncoder().encode(["a": value[0] ?? value]) }
  }
}

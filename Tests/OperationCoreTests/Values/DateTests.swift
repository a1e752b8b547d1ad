import OperationCore
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct DateTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-03-01T10:00:00Z", 1_772_359_200), ("2026-03-01t10:00:00z", 1_772_359_200),
    ("2001-01-01T00:00:00Z", 978_307_200), ("1969-12-31T23:59:59Z", -1), ("1969-12-31T23:59:59.5Z", -0.5),
    // Offsets.
    ("2026-03-01T10:00:00+00:00", 1_772_359_200), ("2026-03-01T10:00:00-00:00", 1_772_359_200),
    ("2026-03-01T12:00:00+02:00", 1_772_359_200), ("2026-03-01T04:30:00-05:30", 1_772_359_200),
    ("2026-03-02T09:59:00+23:59", 1_772_359_200), ("1970-01-01T00:00:00+00:01", -60),
    // No to nine digits; those beyond microseconds are rounded.
    ("1970-01-01T00:00:00.1Z", 0.1), ("1970-01-01T00:00:00.12Z", 0.12), ("1970-01-01T00:00:00.123Z", 0.123),
    ("1970-01-01T00:00:00.123456Z", 0.123456), ("1970-01-01T00:00:00.1234564Z", 0.123456),
    ("1970-01-01T00:00:00.1234565Z", 0.123457), ("1970-01-01T00:00:00.123456499Z", 0.123456),
    ("1970-01-01T00:00:00.999999999Z", 1), ("1970-01-01T00:00:00.000000001Z", 0),
    // Leap years.
    ("2024-02-29T00:00:00Z", 1_709_164_800), ("2000-02-29T00:00:00Z", 951_782_400),
    ("2100-02-28T00:00:00Z", 4_107_456_000),
    // The ends of the calendar.
    ("0000-01-01T00:00:00Z", -62_167_219_200), ("0000-02-29T00:00:00Z", -62_162_121_600),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
    // A leap second is the second after it, wherever the clock stands.
    ("2016-12-31T23:59:60Z", 1_483_228_800), ("2016-12-31T18:59:60-05:00", 1_483_228_800),
    ("2017-01-01T05:29:60.5+05:30", 1_483_228_800.5),
  ])
  func reads(_ text: String, _ expected: Double) throws {
    let date = try #require(Date(rfc3339: text))
    #expect(abs(date.timeIntervalSince1970 - expected) < 1e-6)
    #expect(try Date(json: "\"\(text)\"") == date)
  }

  @Test(arguments: [
    "", "2026", "2026-03-01", "2026-03-01T10:00Z", "2026-03-01T10:00:00", "2026-03-01 10:00:00Z",
    "2026-03-01T10:00:00ZZ",
    "2026-03-01T10:00:00.Z", "2026-03-01T10:00:00.1234567890Z", "2026-03-01T10:00:00,5Z", "2026-03-01T10:00:00+0200",
    "2026-03-01T10:00:00+02", "2026-03-01T10:00:00+2:00", "2026-03-01T10:00:00+24:00", "2026-03-01T10:00:00+02:60",
    "2026-00-01T10:00:00Z", "2026-13-01T10:00:00Z", "2026-03-00T10:00:00Z", "2026-03-32T10:00:00Z",
    "2026-02-29T10:00:00Z", "2100-02-29T10:00:00Z", "2024-02-30T10:00:00Z", "2026-04-31T10:00:00Z",
    "2026-03-01T24:00:00Z", "2026-03-01T10:60:00Z", "2026-03-01T10:00:61Z", "2026-03-01T10:00:60Z",
    "2016-12-31T23:59:60-05:00", "26-03-01T10:00:00Z", "02026-03-01T10:00:00Z", "+2026-03-01T10:00:00Z",
    "-001-03-01T10:00:00Z", "2026-3-1T10:00:00Z", "2026-03-01T1:00:00Z", " 2026-03-01T10:00:00Z",
    "2026-03-01T10:00:00Z ", "２026-03-01T10:00:00Z", "2026/03/01T10:00:00Z", "2026-03-01T10:00:00é",
  ])
  func refuses(_ text: String) {
    #expect(Date(rfc3339: text) == nil)
    #expect(
      refusal(Date.self, "\"\(text)\"")
        == JSONError(offset: 0, .unexpected(expected: "a date and time", found: "a string of another form")))
  }

  @Test func readsTextWithEscapes() throws {
    #expect(try Date(json: #""1970\u002d01-01T00:00:00Z""#).timeIntervalSince1970 == 0)
    #expect(refusal(Date.self, "0")?.reason.description == "expected a date and time, found a number")
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_772_359_200, "2026-03-01T10:00:00Z"), (0.5, "1970-01-01T00:00:00.500000Z"),
    (0.000_001, "1970-01-01T00:00:00.000001Z"), (-0.000_001, "1969-12-31T23:59:59.999999Z"),
    (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-62_167_219_200, "0000-01-01T00:00:00Z"),
    (253_402_300_799, "9999-12-31T23:59:59Z"),
    (253_402_300_799.999_9, "9999-12-31T23:59:59.999908Z"),
  ])
  func writes(_ seconds: Double, _ expected: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(date.rfc3339 == expected)
    #expect(date.queryText == expected && date.isRepresentable)
    #expect(date.jsonText == "\"\(expected)\"")
  }

  @Test(
    "what lies beyond the calendar is written as its end, and not sent",
    arguments: [
      (253_402_300_800, "9999-12-31T23:59:59.999999Z"), (-62_167_219_201, "0000-01-01T00:00:00Z"),
      (1e300, "9999-12-31T23:59:59.999999Z"), (.infinity, "9999-12-31T23:59:59.999999Z"),
      (-1e300, "0000-01-01T00:00:00Z"), (-.infinity, "0000-01-01T00:00:00Z"), (.nan, "0000-01-01T00:00:00Z"),
    ])
  func clamps(_ seconds: Double, _ expected: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(date.rfc3339 == expected)
    #expect(!date.isRepresentable)
    #expect(date.jsonText == "null" && date.pathSegment.isEmpty)
  }

  /// Every microsecond that a `Date` can tell from its neighbours is read back as it was written.
  @Test func readsWhatItWrites() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let microseconds = Int.random(in: -8_000_000_000_000_000...8_000_000_000_000_000, using: &generator)
      let date = Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
      #expect(Date(rfc3339: date.rfc3339) == date)
    }
  }

  @Test func agreesWithFoundationOnEveryDay() throws {
    var date = try #require(Date(rfc3339: "1850-01-01T00:00:00Z"))
    while date.timeIntervalSince1970 < 6_000_000_000 {
      let text = date.formatted(.iso8601)
      #expect(date.rfc3339 == text)
      #expect(Date(rfc3339: text) == date)
      date.addTimeInterval(86_400 * 3 + 3661)
    }
  }
}

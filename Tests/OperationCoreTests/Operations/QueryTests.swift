import OperationCore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct QueryTests {
  @Test func leavesOutWhatIsNil() {
    let (limit, offset, search): (Int?, Int?, String?) = (100, nil, "")
    let query: Query = ["limit": limit, "offset": offset, "search": search]
    #expect(query.items.map(\.name) == ["limit", "search"])
    #expect(query.encoded == "limit=100&search=")
    #expect(Query().isEmpty && Query().encoded == "")
  }

  @Test func writesEveryKindOfValue() throws {
    let query: Query = [
      "s": "a b&c=d+é/?", "i": -1, "i32": Int32.max, "i64": Int64.max, "d": 1.5, "b": true,
      "u": UUID(uuidString: "0190F3B1-0000-7000-8000-000000000001"), "t": Date(timeIntervalSince1970: 0.25),
      "day": CalendarDay("2026-03-01"),
    ]
    #expect(
      query.encoded
        == "s=a%20b%26c%3Dd%2B%C3%A9%2F%3F&i=-1&i32=2147483647&i64=9223372036854775807&d=1.5&b=true"
        + "&u=0190f3b1-0000-7000-8000-000000000001&t=1970-01-01T00%3A00%3A00.250000Z&day=2026-03-01")
    #expect(Query(encoded: query.encoded) == query)
  }

  @Test func repeatsTheNameForEachElementOfAList() {
    let (some, none): ([String]?, [Int]?) = (["x", "y"], nil)
    let query: Query = ["a": 1, "status": some, "none": none, "empty": [Int](), "level": ["WARN", "ERROR"].queryText]
    #expect(query.encoded == "a=1&status=x&status=y&level=WARN%2CERROR")
    #expect(query.values(of: "status") == ["x", "y"])
  }

  @Test func replacesValuesInTheirPlace() {
    var query = Query(encoded: "a=1&b=2&a=3&c=4")
    #expect(query?["a"] == "1")
    query?["a"] = "5"
    #expect(query?.encoded == "a=5&b=2&c=4")
    query?["b"] = nil
    query?["d"] = "6"
    #expect(query?.encoded == "a=5&c=4&d=6")
    #expect(query?["b"] == nil)
  }

  @Test(
    arguments: [
      ("", ""), ("a=1", "a=1"), ("a", "a="), ("a=&=b&&", "a=&=b"), ("a=b=c", "a=b%3Dc"), ("a=x+y%20z", "a=x%20y%20z"),
      ("%61=%C3%a9", "a=%C3%A9"), ("a=%", nil), ("a=%2", nil), ("a=%G0", nil), ("a=%FF", nil), ("%zz=1", nil),
    ] as [(String, String?)])
  func readsWhatStandsInAnAddress(_ text: String, _ expected: String?) {
    #expect(Query(encoded: text)?.encoded == expected)
  }
}

import OperationCore
import Testing

@Suite struct APIOperationTests {
  struct Scope: PathScope {
    let path: OperationPath
    var operationPrefix = ""
  }

  @Test(arguments: [("", "exports_list"), ("organizations_", "organizations_exports_list")])
  func takesPathAndPrefixFromItsScope(_ prefix: String, _ expected: String) {
    let operation = APIOperation<[Int]>(
      "exports_list", in: Scope(path: "/api/x/\("1 2")", operationPrefix: prefix), .get, "/exports/",
      query: ["limit": 5], headers: ["X-A": "b", "X-None": String?.none], responses: .json(200), scopes: ["s:read"],
      retry: .repeatable, paging: .offset)
    #expect(operation.id == expected)
    #expect(operation.path.description == "/api/x/1%202/exports/")
    #expect(operation.headers.items == [Headers.Item(name: "X-A", value: "b")])
    #expect(operation.method.rawValue == "GET")
    #expect(operation.retry == .repeatable)
    #expect(operation.paging == .offset)
    #expect(operation.scopes == ["s:read"])
    #expect(operation.body == nil)
  }

  @Test func isNotRetriedUnlessItSaysSo() {
    let operation = APIOperation<Void>("op", .post, "/", responses: .empty(204))
    #expect(operation.retry == .never)
    #expect(operation.paging == .none)
  }

  @Test func aBodyIsWrittenAsItsContentTypeSays() throws {
    let json = RequestBody.json(["a": 1])
    #expect(json.contentType == "application/json")
    #expect(try json.encoded() == Array(#"{"a":1}"#.utf8))
    #expect(throws: RequestBody.EncodingError.unrepresentableValue) { try RequestBody.json(Double.nan).encoded() }
    let csv = RequestBody.bytes(Array("a,b".utf8), contentType: "text/csv")
    #expect(csv.contentType == "text/csv")
    #expect(try csv.encoded() == Array("a,b".utf8))
  }
}

import OperationCore
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct OperationPathTests {
  struct Scope: PathScope {
    let path: OperationPath
    var operationPrefix = ""
  }

  @Test(arguments: [
    ("12345", "12345"), ("@current", "@current"), ("a-b.c_d~e", "a-b.c_d~e"), ("a b", "a%20b"), ("a/b", "a%2Fb"),
    ("../x", "..%2Fx"), ("a?b#c", "a%3Fb%23c"), ("50%", "50%25"), ("%2e%2e", "%252e%252e"),
    ("a+b&c=d", "a%2Bb%26c%3Dd"),
    ("é", "%C3%A9"), ("𝄞", "%F0%9D%84%9E"), ("\n\0", "%0A%00"), ("a;b:c,d", "a%3Bb%3Ac%2Cd"), ("...", "..."),
    ("\\", "%5C"),
  ])
  func encodesAnArgumentAsOneSegment(_ argument: String, _ expected: String) {
    let path: OperationPath = "/api/\(argument)/x/"
    #expect(path.description == "/api/\(expected)/x/")
    #expect(path.invalidSegment == nil)
  }

  @Test(arguments: ["", ".", ".."])
  func remembersWhatCanBeNoSegment(_ argument: String) {
    let path: OperationPath = "/api/\(argument)/x/\("..")/"
    #expect(path.invalidSegment == argument)
    #expect(OperationPath("/a\(Scope(path: path))/\("b")").invalidSegment == argument)
    #expect(("/a" + path + "/b").invalidSegment == argument)
    #expect((path + "/\("b")").invalidSegment == argument)
    let operation = APIOperation<Void>("id", in: Scope(path: path), .get, "/c/", responses: .empty(204))
    #expect(operation.path.invalidSegment == argument)
  }

  @Test func interpolatesScopesAndIdentifiers() throws {
    let scope = Scope(path: "/api/projects/\("a b")")
    let id = try #require(UUID(uuidString: "0190F3B1-0000-7000-8000-000000000001"))
    let path: OperationPath = "\(scope)/batch_exports/\(id)/\(7)/\(Int64.max)/"
    #expect(
      path.description
        == "/api/projects/a%20b/batch_exports/0190f3b1-0000-7000-8000-000000000001/7/9223372036854775807/")
    #expect(path.invalidSegment == nil)
    #expect(path == scope.path + "/batch_exports/\(id)/7/\(Int64.max)/")
    #expect("\(OperationPath("/plain"))" == "/plain")
  }
}

import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// Whether a response has PostHog's form, by its content type.
@Suite("Content types")
struct ContentTypeTests {
  @Test(
    "a success is JSON by its type or, without one, by how it begins",
    arguments: [
      ("application/json", #"{"id":7}"#, true), ("application/json; charset=utf-8", #"{"id":7}"#, true),
      ("Application/JSON ;charset=UTF-8", #"{"id":7}"#, true), (nil, #"{"id":7}"#, true),
      (nil, " \r\n\t{\"id\":7}", true), (nil, "OK", false), (nil, "<html>", false), (nil, "", false),
      ("text/html", #"{"id":7}"#, false), ("text/plain", #"{"id":7}"#, false), ("", #"{"id":7}"#, false),
      ("text/json", #"{"id":7}"#, false), ("application/jsonp", #"{"id":7}"#, false),
      ("application/problem+json", #"{"id":7}"#, false), ("application/json, text/html", #"{"id":7}"#, false),
    ] as [(String?, String, Bool)])
  func success(type: String?, body: String, isBelieved: Bool) async throws {
    let error = try await error(200, type, body, of: Things.retrieve())
    #expect(error?.kind == (isBelieved ? nil : .gateway(status: 200)))
  }

  @Test(
    "an error is JSON with its detail",
    arguments: [
      ("application/json", #"{"detail":"x"}"#, true), (nil, #"{"detail":"x"}"#, true),
      ("application/json", #"{"detail":"","code":7,"attr":["x"],"type":null,"more":{}}"#, true),
      ("text/html", #"{"detail":"x"}"#, false), ("text/plain", #"{"detail":"x"}"#, false),
      ("application/json", #"{"detail":null}"#, false), ("application/json", #"{"detail":["x"]}"#, false),
      ("application/json", #"[{"detail":"x"}]"#, false), ("application/json", #""detail""#, false),
      ("application/json", #"{"type":"t","code":"c","attr":"a"}"#, false),
      ("application/json", #"{"detail":"x"} trailing"#, false), ("application/json", #"{"detail":"x""#, false),
    ] as [(String?, String, Bool)])
  func error(type: String?, body: String, isBelieved: Bool) async throws {
    let error = try await error(404, type, body, of: Things.retrieve())
    #expect(error?.kind == (isBelieved ? .notFound : .gateway(status: 404)))
    #expect((error?.envelope != nil) == isBelieved)
  }

  @Test(
    "of several types only those are believed that agree",
    arguments: [
      (["application/json", "application/json"], true),
      (["application/json", "Application/JSON; charset=utf-8"], true),
      (["application/json, application/json"], true), (["application/json; charset=\"a,b\""], true),
      (["application/json", "text/html"], false), (["text/html", "application/json"], false),
      (["application/json; charset=utf-8, text/html"], false),
      (["application/json", "application/json", "a/b"], false),
    ])
  func severalTypes(types: [String], isBelieved: Bool) async throws {
    var fields = HTTPFields()
    fields[values: .contentType] = types
    for (status, body) in [(200, #"{"id":7}"#), (404, Play.envelope)] {
      let client = try PostHogClient(ClosureTransport(status, fields, body))
      do throws(PostHogError) {
        _ = try await client.send(Things.retrieve())
        #expect(status == 200 && isBelieved)
      } catch {
        #expect(error.kind == (status == 404 && isBelieved ? .notFound : .gateway(status: status)))
      }
    }
  }

  @Test("an operation without content takes no page for its success, and one with other content only that")
  func otherContent() async throws {
    let act = APIOperation<Void>("act", .post, "/act/", responses: .empty(200))
    #expect(try await error(200, nil, "", of: act) == nil)
    #expect(try await error(200, "application/json", #"{"ok":true}"#, of: act) == nil)
    #expect(try await error(200, "text/html", "<html>", of: act)?.kind == .gateway(status: 200))
    #expect(try await error(200, nil, "<html>", of: act)?.kind == .gateway(status: 200))

    #expect(try await error(200, "text/csv; header=present", "a,b", of: Things.export()) == nil)
    #expect(try await error(200, "text/html", "<html>", of: Things.export())?.kind == .gateway(status: 200))
    #expect(try await error(200, nil, "a,b", of: Things.export())?.kind == .gateway(status: 200))
    let any = APIOperation<[UInt8]>("any", .get, "/any/", responses: .bytes(200, contentType: "*/*"))
    #expect(try await error(200, "text/html", "<html>", of: any) == nil)
  }

  @Test(
    "JSON with nothing in it that an action says is not PostHog's; no body at all may be",
    arguments: [
      (#"{"paused":true}"#, true), (#"{"paused":null}"#, true), (#"{"id":7,"paused":false}"#, true), ("", true),
      ("{}", false), (#"{"status":"ok"}"#, false), (#"{"error":"please sign in"}"#, false),
      (#"{"data":{"paused":true}}"#, false),
    ])
  func actions(body: String, isBelieved: Bool) async throws {
    let operations = [
      BatchExports.pause(in: .project(1), id: UUID()), BatchExports.unpause(in: .project(1), id: UUID()),
    ]
    for operation in operations {
      let error = try await error(200, "application/json", body, of: operation)
      #expect(error?.kind == (isBelieved ? nil : .gateway(status: 200)))
      #expect(error?.mayHaveTakenEffect ?? true)
    }
  }

  private func error<Output>(
    _ status: Int, _ type: String?, _ body: String, of operation: APIOperation<Output>
  ) async throws -> PostHogError? {
    let client = try PostHogClient(ClosureTransport(status, type.map { [.contentType: $0] } ?? [:], body))
    do throws(PostHogError) {
      _ = try await client.send(operation)
      return nil
    } catch {
      return error
    }
  }
}

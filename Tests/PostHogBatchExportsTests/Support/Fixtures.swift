// A small API to call: like the operations of the OpenAPI document, but independent of them.

import HTTPTypes
import OperationCore
import PostHogBatchExports

/// A key that must appear nowhere but in one header field.
let testKey = "phx_aVerySecretKey0123456789"

struct Thing: JSONObjectReadable, Hashable {
  let id: Int
  let name: String?

  init(members json: inout JSONReader) throws(JSONError) {
    id = try json.required("id")
    name = try json.optional("name")
  }
}

struct ThingBody: JSONObjectWritable {
  let name: String

  func write(members json: inout JSONWriter) {
    json.write("name", name)
  }
}

struct Project: PathScope {
  let path: OperationPath
  let operationPrefix = ""

  init(_ id: some PathSegment) {
    path = "/api/projects/\(id)"
  }
}

enum Things {
  static func list(limit: Int? = nil) -> APIOperation<OffsetPage<Thing>> {
    APIOperation(
      "things_list", in: Project(1), .get, "/things/", query: ["limit": limit], responses: .json(200),
      scopes: ["thing:read"], retry: .repeatable, paging: .offset)
  }

  static func retrieve(_ id: String = "7") -> APIOperation<Thing> {
    APIOperation(
      "things_retrieve", in: Project(1), .get, "/things/\(id)/", responses: .json(200), scopes: ["thing:read"],
      retry: .repeatable)
  }

  static func create(_ body: ThingBody = ThingBody(name: "one")) -> APIOperation<Thing> {
    APIOperation(
      "things_create", in: Project(1), .post, "/things/", body: .json(body), responses: .json(200, 201),
      scopes: ["thing:write"])
  }

  static func delete() -> APIOperation<Void> {
    APIOperation("things_destroy", in: Project(1), .delete, "/things/7/", responses: .empty(204), retry: .done(on: 404))
  }

  static func download() -> APIOperation<Redirect> {
    APIOperation(
      "things_download", in: Project(1), .get, "/things/7/download/", responses: .redirect(302), retry: .repeatable)
  }

  static func export() -> APIOperation<[UInt8]> {
    APIOperation(
      "things_export", in: Project(1), .get, "/things/export/",
      responses: .bytes(200, contentType: "text/csv"), retry: .repeatable)
  }
}

extension PostHogClient {
  /// A client of the US cloud on a transport in memory, which sends everything once.
  init(_ transport: some HTTPTransport, host: PostHogHost = .us) throws(PostHogError) {
    self.init(
      host: host, credentials: try .static(testKey), transport: transport,
      configuration: Configuration(retryPolicy: .none))
  }
}

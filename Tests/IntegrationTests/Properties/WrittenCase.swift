import OperationCore
import PostHogBatchExports
import Testing

/// A request with every property that it can have, and the JSON that has to arrive; the fake accepts it.
struct WrittenCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  /// For each place in the JSON, as names joined by points, the schemas whose properties stand there.
  let schemas: [String: [String]]
  let json: String
  let send: @Sendable (Fixture) async throws -> Void

  init(
    _ name: String, _ schemas: [String: [String]], _ json: String,
    send: @escaping @Sendable (Fixture) async throws -> Void
  ) {
    testDescription = name
    self.schemas = schemas
    self.json = json
    self.send = send
  }

  /// Every property that the JSON may show, as `Schema.property`: the name counts for each schema of its place.
  var shown: Set<String> {
    get throws {
      let whole = try JSONValue(json: json)
      var shown: Set<String> = []
      for (place, schemas) in schemas {
        let object = place.split(separator: ".").reduce(whole as JSONValue?) { value, name in
          value?[String(name)].map { $0.array?.first ?? $0 }
        }
        for (name, _) in try #require(object?.object, "\(testDescription): \(place)") {
          shown.formUnion(schemas.map { "\($0).\(name)" })
        }
      }
      return shown
    }
  }
}

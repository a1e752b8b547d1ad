// Documents made to exhaust stack, time or memory lead to generated code or to an error with a location.

import Foundation
import Generation
import Diagnostics
import TestSupport
import Testing

@Suite struct HostileDescriptionTests {
  static let count = 20_000

  struct Hostile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let schemas: @Sendable () -> String
    /// The message of the error; `nil` if code is generated.
    var error: String?
    var warning: String?
  }

  static let cases = [
    Hostile(testDescription: "a long chain of objects") {
      (0..<count).map { "S\($0): {type: object, properties: {a: {$ref: '#/components/schemas/S\($0 + 1)'}}}\n    " }
        .joined()
        + "S\(count): {type: object, properties: {a: {type: string}}}"
    },
    Hostile(testDescription: "a long circle of objects") {
      (0..<count).map {
        "S\($0): {type: object, properties: {a: {$ref: '#/components/schemas/S\(($0 + 1) % count)'}}}\n    "
      }.joined()
    },
    Hostile(
      testDescription: "a long chain of lists",
      schemas: {
        (0..<count).map { "S\($0): {type: array, items: {$ref: '#/components/schemas/S\($0 + 1)'}}\n    " }.joined()
          + "S\(count): {type: string}"
      }, warning: "lists and maps are nested more than 16 deep: deeper values become free-form JSON"),
    Hostile(
      testDescription: "a list of itself", schemas: { "S0: {type: array, items: {$ref: '#/components/schemas/S0'}}" },
      warning: "a list or map of itself becomes free-form JSON"),
    Hostile(
      testDescription: "a map of lists of itself",
      schemas: {
        "S0: {type: object, additionalProperties: {type: array, items: {$ref: '#/components/schemas/S0'}}}"
      }, warning: "a list or map of itself becomes free-form JSON"),
    Hostile(
      testDescription: "a long chain of allOf",
      schemas: {
        (0..<count).map { "S\($0): {allOf: [{$ref: '#/components/schemas/S\($0 + 1)'}]}\n    " }.joined()
          + "S\(count): {type: object, properties: {a: {type: string}}}"
      }, error: "schemas are combined more than"),
    Hostile(
      testDescription: "a union of itself",
      schemas: { "S0: {oneOf: [{$ref: '#/components/schemas/S0'}, {type: string}]}" },
      error: "is a part of itself"),
    Hostile(testDescription: "many members") {
      "S0: {type: object, properties: {" + (0..<count).map { "m\($0): {type: string}" }.joined(separator: ", ") + "}}"
    },
    Hostile(testDescription: "many members of one name") {
      "S0: {type: object, properties: {"
        + (0..<count).map { "'a\(String(repeating: "_", count: 1 + $0 % 50))\($0 / 50)': {type: string}" }
        .joined(separator: ", ") + "}}"
    },
    Hostile(testDescription: "many values of one name") {
      "S0: {type: string, enum: ["
        + (0..<count).map { "'\(String(repeating: ".", count: 1 + $0))'" }.prefix(2000).joined(separator: ", ") + "]}"
    },
    Hostile(testDescription: "many parts that share properties") {
      let part =
        "properties: {p: {properties: {q: {type: object, properties: {r: {type: string}}}}}, s: {type: string}}"
      return "S0: {allOf: ["
        + (0..<4000).map { "{type: object, description: P\($0)., \(part.replacing("r:", with: "r\($0):"))}" }
        .joined(separator: ", ") + "]}"
    },
    Hostile(testDescription: "many parts of which each has properties of its own") {
      "S0: {allOf: [" + (0..<count).map { "{properties: {p\($0): {type: string}}}" }.joined(separator: ", ") + "]}"
    },
    Hostile(
      testDescription: "many objects that repeat a large one",
      schemas: {
        let properties = (0..<1000).map { "p\($0): {type: string}" }.joined(separator: ", ")
        let objects = (1...1000).map {
          "S\($0): {allOf: [{$ref: '#/components/schemas/Large'}], properties: {q: {type: string}}}\n    "
        }
        let uses = (1...1000).map { "s\($0): {$ref: '#/components/schemas/S\($0)'}" }.joined(separator: ", ")
        return objects.joined() + "S0: {type: object, properties: {\(uses)}}\n    "
          + "Large: {type: object, properties: {\(properties)}}"
      }, error: "allOf combines more than 200000 properties and parts"),
    Hostile(
      testDescription: "many names that are required beside many alternatives",
      schemas: {
        let names = (0..<3000).map { "n\($0)" }.joined(separator: ", ")
        let branches = (0..<3000).map { "{type: object, properties: {m\($0): {type: string}}}" }
        return "S0: {required: [\(names)], oneOf: [\(branches.joined(separator: ", "))]}"
      }, warning: "is required beside alternatives"),
    Hostile(
      testDescription: "branches that hold themselves, and branches with long chains below",
      schemas: {
        let chains = ["A", "B"].flatMap { name in
          (0..<2000).map {
            "\(name)\($0): {type: object, properties: {a: {$ref: '#/components/schemas/\(name)\(($0 + 1) % 2000)'}}}\n    "
          }
        }
        return chains.joined() + "Own: {type: object, properties: {a: {$ref: '#/components/schemas/Own'}}}\n    "
          + "Self: {type: object, properties: {a: {$ref: '#/components/schemas/Self'}}}\n    "
          + "S0: {type: object, properties: {p: {oneOf: [{$ref: '#/components/schemas/A0'}, {$ref: '#/components/schemas/B0'}]}, "
          + "q: {oneOf: [{$ref: '#/components/schemas/Own'}, {$ref: '#/components/schemas/Self'}]}}}"
      }, warning: "every 'selfValue' is read as 'own'"),
    Hostile(testDescription: "many variants") {
      "S0: {oneOf: ["
        + (0..<2000).map { "{type: object, properties: {m\($0): {type: string}}}" }.joined(separator: ", ")
        + "]}"
    },
  ]

  /// Large and deep documents whose generated code compiles, each in seconds.
  @Test(
    .timeLimit(.minutes(10)), .serialized,
    arguments: [
      Hostile(testDescription: "a tagged union of 700") {
        let branches = (0..<700).map { "{type: object, required: [k], properties: {k: {const: t\($0)}}}" }
        return "S0: {oneOf: [\(branches.joined(separator: ", "))]}"
      },
      Hostile(testDescription: "a union of 700 without a tag") {
        let branches = (0..<700).map { "{type: object, required: [m\($0)], properties: {m\($0): {type: string}}}" }
        return "S0: {oneOf: [\(branches.joined(separator: ", "))]}"
      },
      Hostile(testDescription: "lists 30 deep") {
        let nested = String(repeating: "{type: array, items: ", count: 30) + "{}" + String(repeating: "}", count: 30)
        return "S0: {type: object, required: [p], properties: {p: \(nested)}}"
      },
      Hostile(testDescription: "an enum of 3000") {
        "S0: {type: object, properties: {p: {enum: [\((0..<3000).map { "v\($0)" }.joined(separator: ", "))]}}}"
      },
    ])
  func itCompiles(hostile: Hostile) async throws {
    let text = Self.text(hostile)
    // This doesn't use the few threads that all tests share.
    let files = try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try Description(files: ["spec.yaml": text]).emitted().files })
      }
    }
    #expect(try await SwiftCompiler.complaints(about: files) == nil)
  }

  @Test(.timeLimit(.minutes(10)), .serialized, arguments: cases) func itEnds(hostile: Hostile) async throws {
    let place = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: place) }
    try Data(Self.text(hostile).utf8).write(to: place)
    switch await Self.emitted(from: place.path) {
    case .success(let emitted):
      #expect(hostile.error == nil)
      #expect(emitted.files > 0)
      if let warning = hostile.warning { #expect(emitted.warnings.contains { $0.contains(warning) }) }
    case .failure(let error):
      let wanted = try #require(hostile.error, "\(error.description.prefix(500))")
      #expect(error.diagnostics.contains { $0.message.contains(wanted) && $0.location != nil })
    }
  }

  private static func text(_ hostile: Hostile) -> String {
    """
    openapi: 3.1.0
    info: {title: Hostile, version: "1"}
    paths:
      /a/:
        put:
          operationId: a
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}
          responses:
            "200": {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}
    components:
      schemas:
        \(hostile.schemas())

    """
  }

  /// Runs work on a separate thread: it takes seconds in a debug build, and on two cores all tests share two threads.
  private static func emitted(from path: String) async -> Result<(files: Int, warnings: [String]), DiagnosticError> {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: Result { () throws(DiagnosticError) in
            let generation = try Generation(documentAt: path)
            return (generation.files().count, generation.diagnostics.map(\.message))
          })
      }
    }
  }
}

import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import Testing

/// The article "Errors" names every kind of error.
@Suite("The article on errors")
struct ErrorArticleTests {
  @Test("has a row for each kind, and for no other")
  func table() throws {
    let article = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/PostHogBatchExports/Documentation.docc/Errors.md")
    let rows = try String(contentsOf: article, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
    let shown = rows.map { String($0.split(separator: "`")[1].prefix { $0 != "(" }) }
    let source = article.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Errors/PostHogError.swift")
    let code = try String(contentsOf: source, encoding: .utf8).split(separator: "public enum Kind")[1]
      .split(separator: "public struct DecodingFailure")[0]
    let kinds = code.split(separator: "\n").compactMap { line -> String? in
      let words = line.drop { $0 == " " }
      guard words.hasPrefix("case ") else { return nil }
      return String(words.dropFirst(5).prefix { $0 != "(" })
    }
    #expect(shown == kinds)
  }

  @Test("an error is a LocalizedError in full")
  func localized() async throws {
    let transport = ClosureTransport(
      400, [:], #"{"type":"validation_error","code":"required","detail":"This field is required.","attr":"name"}"#)
    let client = try PostHogClient(transport)
    let error = try #require(await #expect(throws: PostHogError.self) { _ = try await client.send(Things.list()) })
    #expect(error.summary == "The server refused name.")
    #expect(error.errorDescription == error.summary)
    #expect(error.message == "The server refused name. This field is required. Correct it and send it again.")
    #expect(error.failureReason == "This field is required.")
    #expect(error.recoverySuggestion == "Correct it and send it again." && error.advice == error.recoverySuggestion)
  }
}

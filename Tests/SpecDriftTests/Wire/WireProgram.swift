import APIModel
import DataReading
import Foundation
import SwiftEmission
import TestSupport

/// A program built from generated code. Each line that it reads is a call: it answers with the request that the code
/// makes, or with what becomes of a response.
struct WireProgram {
  /// A call of an operation or, with a response, what follows it.
  struct Call {
    let endpoint: Int
    /// The arguments by label, as JSON.
    let arguments: [String: String]
    var response: (status: Int, body: String)?
    /// The type that reads the response, if it isn't one of the operation.
    var type: String?

    fileprivate var line: String {
      let words = [
        type ?? "\(endpoint)", response.map { "\($0.status)" } ?? "", response?.body ?? "",
      ]
      return (words + arguments.flatMap { [$0.key, $0.value] }).joined(separator: "\t")
    }
  }

  private let executable: URL

  /// Compiles a program from generated files.
  init(_ api: API, files: [String: String], readers: Set<String>) async throws {
    let program = ["main.swift": Self.text(api, readers)]
    executable = try await SwiftCompiler.program(files.merging(program) { $1 })
  }

  func remove() { try? FileManager.default.removeItem(at: executable.deletingLastPathComponent()) }

  /// Returns the answer to each call: words that the program separates by tabs.
  func answers(to calls: [Call]) async throws -> [[String]] {
    let folder = executable.deletingLastPathComponent()
    let (input, output) = (folder.appending(path: "calls"), folder.appending(path: "answers"))
    try Data(calls.map { $0.line + "\n" }.joined().utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = executable
    process.standardInput = try FileHandle(forReadingFrom: input)
    process.standardOutput = try FileHandle(forWritingTo: output)
    try await process.runToEnd()
    let lines = try String(contentsOf: output, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    guard process.terminationStatus == 0, lines.count == calls.count + 1 else {
      throw Crash(call: calls.dropFirst(lines.count - 1).first?.line ?? "", status: process.terminationStatus)
    }
    return lines.dropLast().map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  struct Crash: Error {
    let call: String
    let status: Int32
  }

  // MARK: - Its text

  private static func text(_ api: API, _ readers: Set<String>) -> String {
    let calls = api.scopedEndpoints.enumerated().map { index, scoped in
      "  case \"\(index)\": try call.perform(\(scoped.namespace).\(scoped.endpoint.functionName)("
        + "\(arguments(scoped.endpoint, in: scoped.level))))\n"
    }
    let reading = readers.sorted().map { "  case \"\($0)\": try call.read(\($0).self)\n" }
    return support
      + "func answer(_ call: Call) throws -> String {\n  switch call.name {\n" + (calls + reading).joined()
      + "  default: \"none\"\n  }\n}\n" + loop
  }

  private static func arguments(_ endpoint: Endpoint, in scope: ScopeFamily.Level?) -> String {
    func argument(_ parameter: EndpointParameter) -> String {
      let name = parameter.name.text.debugDescription
      guard parameter.type == .anyScalar else {
        return "\(parameter.name): try call.\(parameter.isRequired ? "given" : "optional")(\(name))"
      }
      return "\(parameter.name): "
        + (parameter.isRequired ? "try call.given(\(name)) as String" : "try call.optional(\(name)) as String?")
    }
    let path = endpoint.parameters.filter { $0.place == .path }.map(argument)
    let body = endpoint.body.map { ["try call.\($0.isRequired ? "given" : "optional")(\"body\")"] } ?? []
    let others = endpoint.parameters.filter { $0.place != .path }.map(argument)
    return ((scope.map { ["in: .\($0.name)(1)"] } ?? []) + path + body + others).joined(separator: ", ")
  }

  private static let support = """
    import OperationCore

    struct Call {
      let name: String
      let status: Int?
      let body: String
      var arguments: [String: String] = [:]

      init(_ line: String) {
        let words = line.split(separator: "\\t", omittingEmptySubsequences: false).map(String.init)
        (name, status, body) = (words[0], Int(words[1]), words[2])
        for index in stride(from: 3, to: words.count, by: 2) { arguments[words[index]] = words[index + 1] }
      }

      func given<Value: JSONReadable>(_ name: String) throws -> Value { try Value(json: arguments[name] ?? "") }

      func optional<Value: JSONReadable>(_ name: String) throws -> Value? {
        try arguments[name].map { try Value(json: $0) }
      }

      func perform<Output>(_ operation: APIOperation<Output>) throws -> String {
        guard let status else {
          let headers = Query(items: operation.headers.items.map { .init(name: $0.name, value: $0.value) })
          return try [
            "request", operation.method.rawValue, operation.path.description, operation.query.encoded, headers.encoded,
            operation.accept ?? "", operation.body?.contentType ?? "",
            operation.body.map { String(decoding: try $0.encoded(), as: UTF8.self) } ?? "",
          ].joined(separator: "\\t")
        }
        var unrecognized = UnrecognizedContent(includesUnknown: false)
        let response = RawResponse(status: status, headers: ["Location": "/"], body: Array(body.utf8))
        guard try operation.decode(response, noting: &unrecognized) != nil else { return "unknown" }
        let losses = unrecognized.findings.filter(\\.kind.isLoss)
        return losses.isEmpty ? "read" : "lost\\t\\(losses)"
      }

      func read<Value: JSONReadable>(_ type: Value.Type) throws -> String {
        _ = try Value(json: body)
        return "read"
      }
    }

    """

  private static let loop = """
    while let line = readLine() {
      do {
        print(try answer(Call(line)))
      } catch {
        print("failed\\t" + "\\(error)".split(whereSeparator: \\.isNewline).joined(separator: " "))
      }
    }

    """
}

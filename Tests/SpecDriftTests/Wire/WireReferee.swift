import APIModel
import DataReading
import Foundation
import SwiftEmission
import TestSupport

/// Looks for calls of code that was generated from one document that fail against another: requests that the new
/// document doesn't allow, and responses of the new document that the code doesn't read.
struct WireReferee {
  /// What was tried, and what failed.
  struct Findings {
    var requests = 0
    var responses = 0
    /// Requests that failed, and what is wrong.
    var badRequests: [String] = []
    /// Responses of success that weren't read.
    var badResponses: [String] = []
    /// Responses of failure that weren't read.
    var badErrors: [String] = []
    /// Requests that even the old document doesn't allow.
    var strange: [String] = []
    /// Responses that the old document allows and its code doesn't read.
    var misread: [String] = []
    /// Responses or requests for which no value could be made.
    var unmade: [String] = []

    var witnesses: [String] { badRequests + badResponses }
  }

  let old: WireSide
  let new: WireDocument
  private var made: InstanceMaker
  private var received: InstanceMaker
  private var calls: [(call: WireProgram.Call, place: String)] = []
  private var findings = Findings()

  init(old: WireSide, new: WireDocument, seed: UInt64) {
    self.old = old
    self.new = new
    let hints = InstanceMaker.Hints([old.document.root, new.root])
    made = InstanceMaker(
      check: SchemaCheck(document: old.document, direction: .request), hints: hints, random: SeededGenerator(seed: seed)
    )
    received = InstanceMaker(
      check: SchemaCheck(document: new, direction: .response), hints: hints, random: SeededGenerator(seed: seed + 1))
  }

  /// Tries each operation a number of times.
  mutating func findings(tries: Int) async throws -> Findings {
    guard let api = old.api, !old.endpoints.isEmpty else { return findings }
    for endpoint in old.endpoints {
      // Making thousands of values takes long, and servers of other tests run on the same threads.
      await Task.yield()
      addRequests(endpoint, tries: tries)
      await Task.yield()
      addResponses(endpoint, tries: tries)
    }
    let program = try await WireProgram(api, files: old.files, readers: Set(calls.compactMap(\.call.type)))
    defer { program.remove() }
    for (index, ((call, place), answer)) in zip(calls, try await program.answers(to: calls.map(\.call))).enumerated() {
      if index.isMultiple(of: 100) { await Task.yield() }
      judge(answer, to: call, place)
    }
    return findings
  }

  // MARK: - Calls

  private mutating func addRequests(_ endpoint: WireSide.Endpoint, tries: Int) {
    let isVaried = endpoint.endpoint.body != nil || !endpoint.endpoint.parameters.isEmpty
    for _ in 0..<(isVaried ? tries : 1) {
      guard let arguments = arguments(endpoint) else {
        findings.unmade.append("arguments of \(endpoint.operation.path)")
        return
      }
      calls.append((WireProgram.Call(endpoint: endpoint.index, arguments: arguments), endpoint.operation.path))
    }
  }

  /// Returns arguments at random, as JSON by label; `nil` if there are none for the required ones.
  private mutating func arguments(_ endpoint: WireSide.Endpoint) -> [String: String]? {
    var arguments: [String: String] = [:]
    for parameter in endpoint.endpoint.parameters where parameter.isRequired || Bool.random(using: &made.random) {
      guard let declared = endpoint.operation.parameter(parameter.wireName, parameter.place.words),
        let value = made.value(of: declared["schema"] ?? declared.jsonContent?["schema"] ?? .made(.bool(true)))
      else {
        if parameter.isRequired { return nil } else { continue }
      }
      // A query has no null; such a value is left out.
      if value.isNull, !parameter.isRequired { continue }
      arguments[parameter.name.text] = value.written(as: parameter.type).jsonText
    }
    guard let body = endpoint.endpoint.body, body.isRequired || Bool.random(using: &made.random) else {
      return arguments
    }
    let value = made.value(of: endpoint.operation.body?.jsonContent?["schema"] ?? .made(.bool(true)))
    guard let value else { return body.isRequired ? nil : arguments }
    arguments["body"] = value.jsonText
    return arguments
  }

  private mutating func addResponses(_ endpoint: WireSide.Endpoint, tries: Int) {
    guard let (operation, _) = new.operation(endpoint.endpoint.method, endpoint.path),
      let arguments = arguments(endpoint)
    else { return }
    for status in operation.statuses {
      let response = operation.response(status)
      let content = response?.jsonContent
      let type = status < 400 ? nil : old.reader(of: endpoint.operation.response(status))
      for _ in 0..<(content == nil ? 1 : tries) {
        var body = response?["content"]?.mapping?.isEmpty ?? true ? "" : "text"
        if let content {
          guard let value = received.value(of: content["schema"] ?? .made(.bool(true))) else {
            findings.unmade.append("response \(status) of \(operation.path)")
            break
          }
          body = value.jsonText
        }
        let call = WireProgram.Call(
          endpoint: endpoint.index, arguments: arguments, response: (status, body), type: type)
        calls.append((call, operation.path))
      }
    }
  }

  // MARK: - Answers

  private mutating func judge(_ answer: [String], to call: WireProgram.Call, _ place: String) {
    guard let response = call.response else { return judgeRequest(answer, call, place) }
    findings.responses += 1
    let words = "\(place) \(response.status) \(response.body.prefix(200)): \(answer.joined(separator: " ").prefix(300))"
    if response.status >= 400 {
      if answer[0] == "failed" { findings.badErrors.append(words) }
    } else if answer[0] != "read" {
      if isAllowedByOld(response, call) { findings.misread.append(words) } else { findings.badResponses.append(words) }
    }
  }

  private func isAllowedByOld(_ response: (status: Int, body: String), _ call: WireProgram.Call) -> Bool {
    let operation = old.endpoints.first { $0.index == call.endpoint }?.operation
    guard let content = operation?.response(response.status)?.jsonContent,
      let value = try? DataReader().read(bytes: Array(response.body.utf8), path: "body.json")
    else { return false }
    let check = SchemaCheck(document: old.document, direction: .response)
    return check.fault(of: value, against: content["schema"] ?? .made(.bool(true))) == nil
  }

  private mutating func judgeRequest(_ answer: [String], _ call: WireProgram.Call, _ place: String) {
    let words = "\(place) \(call.arguments) → \(answer.dropFirst().joined(separator: " ").prefix(300))"
    guard let request = WireRequest(answer) else { return findings.strange.append(words) }
    // A call that never worked can't cease to.
    if let fault = RequestCheck(document: old.document, sender: old.document).fault(of: request) {
      findings.strange.append("\(words): \(fault)")
      return
    }
    findings.requests += 1
    if let fault = RequestCheck(document: new, sender: old.document).fault(of: request) {
      findings.badRequests.append("\(words): \(fault)")
    }
  }
}

extension WireDocument.Operation {
  func parameter(_ name: String, _ place: String) -> Node? {
    parameters.first { parameter in
      guard parameter["in"]?.string == place, let own = parameter["name"]?.string else { return false }
      return place == "header" ? own.lowercased() == name.lowercased() : own == name
    }
  }
}

extension Node {
  /// The value as a program gives it: a number as a text where the code has texts for numbers too.
  fileprivate func written(as type: TypeReference) -> Node {
    switch (type, value) {
    case (.optional(let type), _): written(as: type)
    case (.array(let type), .sequence(let nodes)): .made(.sequence(nodes.map { $0.written(as: type) }))
    case (.string, .integer), (.string, .number), (.string, .bool), (.anyScalar, .integer), (.anyScalar, .number),
      (.anyScalar, .bool):
      .made(.string(jsonText))
    default: self
    }
  }
}

import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A control path: something that a script in another language can ask of a served fake.
struct ControlPath: Sendable {
  let method: HTTPRequest.Method
  let name: String
  /// The properties that the body may have; `nil` if the fake reads it as a whole.
  let keys: [String]?
  let summary: String
  /// An example of a body for the help page; empty for a request without one.
  let example: String
  let act: @Sendable (FakePostHog, ControlBody) throws -> FakeResponse

  static let all = [
    ControlPath(
      method: .post, name: "exports", keys: nil,
      summary: "Adds an export without checking the rules for creating one.",
      example: #"{"name": "Nightly", "interval": "day"}"#,
      act: { fake, body in .id(try fake.addExport(body.text, project: try fake.firstProject)) }),
    ControlPath(
      method: .post, name: "runs", keys: ["export"], summary: "Starts a run now, as the schedule would.",
      example: #"{"export": "…"}"#,
      act: { fake, body in
        guard let export = try body.id("export") else {
          throw ControlFault("“export” is missing: the ID of an export.")
        }
        guard let run = fake.startRun(of: export) else { throw ControlFault("There is no export with this ID.") }
        return .id(run)
      }),
    ControlPath(
      method: .post, name: "logs", keys: ["source", "message", "level", "run"],
      summary: "Adds a line to the log of an export or a file download.",
      example: #"{"source": "…", "message": "Uploaded 10 records", "level": "INFO"}"#,
      act: { fake, body in
        guard let source = try body.id("source") else {
          throw ControlFault("“source” is missing: the ID of an export.")
        }
        let levels = ["DEBUG", "INFO", "WARNING", "ERROR"]
        let level = try body.string("level") ?? "INFO"
        guard levels.contains(level) else {
          throw ControlFault("“level” must be one of \(levels.joined(separator: ", ")).")
        }
        fake.addLog(
          to: source, try body.string("message") ?? "", level: level,
          instance: try body.id("run")?.lowercaseText ?? "")
        return .done
      }),
    ControlPath(
      method: .post, name: "fail-next-run", keys: ["error", "status"], summary: "Makes the next run that starts fail.",
      example: #"{"error": "The bucket is gone.", "status": "FailedRetryable"}"#,
      act: { fake, body in
        let name = try body.string("status") ?? FakeJobStatus.failed.rawValue
        guard let status = FakeJobStatus(rawValue: name), status.isFailure else {
          let names = FakeJobStatus.allCases.filter(\.isFailure).map(\.rawValue).joined(separator: ", ")
          throw ControlFault("“status” must be one of \(names).")
        }
        fake.failNextRun(try body.string("error") ?? "The destination refused the data.", as: status)
        return .done
      }),
    ControlPath(
      method: .post, name: "respond-next", keys: ["method", "path", "status", "headers", "body"],
      summary: "Responds to the next request to PostHog, or to the next one with this method and path.",
      example: #"{"status": 503, "headers": {"Retry-After": "2"}, "body": {"detail": "Try later."}}"#,
      act: { fake, body in
        let method = try body.string("method")
        let path = try body.string("path")
        guard path.map({ $0.hasPrefix("/") && !$0.contains("?") }) ?? true else {
          throw ControlFault("“path” must begin with / and have no query.")
        }
        guard method.map({ $0 == $0.uppercased() }) ?? true else {
          throw ControlFault("“method” must be in capitals, such as GET.")
        }
        fake.respondNext(
          to: { (method ?? $0.head.method.rawValue) == $0.head.method.rawValue && (path ?? $0.path) == $0.path },
          with: try .scripted(body))
        return .done
      }),
    ControlPath(
      method: .post, name: "advance", keys: ["seconds"],
      summary: "Moves the fake's time ahead, so that jobs progress immediately.",
      example: #"{"seconds": 3600}"#,
      act: { fake, body in
        guard let seconds = try body.number("seconds"), (0...1e9).contains(seconds) else {
          throw ControlFault("“seconds” must be a number from 0 to a billion.")
        }
        fake.advance(by: .seconds(seconds))
        return .done
      }),
    ControlPath(
      method: .get, name: "requests", keys: [],
      summary: "Lists the requests so far with their responses, without keys.",
      example: "",
      act: { fake, _ in
        let lines = fake.exchanges.map(\.jsonLine).joined(separator: ",\n")
        return FakeResponse(status: .ok, json: "[\(lines)]")
      }),
    ControlPath(
      method: .delete, name: "requests", keys: [], summary: "Forgets the requests so far.", example: "",
      act: { fake, _ in
        fake.forgetRequests()
        return .done
      }),
  ]
}

extension FakePostHog {
  fileprivate var firstProject: Int {
    get throws(ControlFault) {
      guard let project = configuration.projects.first else { throw ControlFault("The fake has no project.") }
      return project.id
    }
  }
}

extension FakeResponse {
  fileprivate static let done = FakeResponse(status: .noContent)

  fileprivate static func id(_ id: UUID) -> FakeResponse {
    FakeResponse(status: .created, json: #"{"id": "\#(id.lowercaseText)"}"#)
  }

  /// Returns the response that a script asks for. A body that is a string is sent as it is, any other value as JSON.
  fileprivate static func scripted(_ body: ControlBody) throws(ControlFault) -> FakeResponse {
    guard let status = try body.int("status"), (200...599).contains(status) else {
      throw ControlFault("“status” must be a number from 200 to 599.")
    }
    var headers = HTTPFields()
    for field in try body.strings("headers") {
      guard let name = HTTPField.Name(field.name), HTTPField.isValidValue(field.value),
        ![.contentLength, .transferEncoding].contains(name), headers[name] == nil
      else {
        throw ControlFault("“\(field.name)” isn't a header field that can be sent.")
      }
      headers[name] = field.value
    }
    let content = body["body"]
    guard content == nil || ![204, 304].contains(status) else {
      throw ControlFault("A response with the status \(status) can't have a body.")
    }
    let text = content.map { $0.string ?? $0.jsonText } ?? ""
    if content != nil, content?.string == nil, headers[.contentType] == nil {
      headers[.contentType] = "application/json"
    }
    return FakeResponse(status: .init(code: status), headers: headers, body: Array(text.utf8))
  }
}

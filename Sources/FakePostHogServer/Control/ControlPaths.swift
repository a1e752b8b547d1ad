import HTTPTypes
import OperationCore
import PostHogBatchExportsTesting

/// Handles requests to `/` and below `/_fake/`, which are for the fake and not for PostHog.
struct ControlPaths: Sendable {
  static let prefix = "/_fake/"

  let fake: FakePostHog

  /// Returns the response; `nil` for a request to PostHog.
  func respond(to request: FakeRequest) -> FakeResponse? {
    if request.path == "/" { return help(for: request) }
    guard request.path.hasPrefix(Self.prefix) else { return nil }
    let name = request.path.dropFirst(Self.prefix.count)
    let named = ControlPath.all.filter { $0.name == name }
    guard let path = named.first(where: { $0.method == request.head.method }) else {
      return named.isEmpty
        ? .fault(.notFound, "The fake has no such path; GET / lists those it has.")
        : .fault(.methodNotAllowed, "This path takes \(named.map(\.method.rawValue).joined(separator: " and ")).")
    }
    do {
      return try path.act(fake, ControlBody(request, keys: path.keys))
    } catch {
      return .fault(.badRequest, "\(error)")
    }
  }

  private func help(for request: FakeRequest) -> FakeResponse {
    let page = HelpPage(origin: "http://\(request.head.authority ?? "localhost")", configuration: fake.configuration)
    return FakeResponse(
      status: .ok, headers: [.contentType: "text/plain; charset=utf-8"], body: Array(page.text.utf8))
  }
}

extension FakeResponse {
  fileprivate static func fault(_ status: HTTPResponse.Status, _ detail: String) -> FakeResponse {
    FakeResponse(status: status, json: JSONValue(dictionaryLiteral: ("detail", JSONValue(detail))).jsonText)
  }
}

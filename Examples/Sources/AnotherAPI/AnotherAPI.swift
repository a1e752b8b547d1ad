// A client of another API than PostHog's, made of an OpenAPI document: lists in pages, retries, and errors in the API's own form.

import OperationClient

extension Problem: APIErrorBody {
  /// What the API says of the error.
  public var message: String? { reason }
}

@main
struct AnotherAPI {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let client = APIClient(
      host: try APIHost(arguments.first ?? "https://api.example.com"),
      credentials: .header("X-Api-Key", arguments.last ?? ""), conventions: APIConventions(errors: Problem.self))

    for try await link in client.items(of: Links.list(limit: 2)) {
      print(link.alias, "→", link.destination)
    }
    do throws(OperationFailure) {
      _ = try await client.send(Links.create(LinkRequest(destination: "https://example.com", alias: "home")))
    } catch {
      let problem = error.errorBody as? Problem
      print("not created: \(problem?.code ?? "no code"), status \(error.status ?? 0)")
    }
  }
}

import APIModel

/// The page that lists every operation: its method and path, the function that returns it, its body and its output.
struct OperationPage {
  private let api: API

  init(of api: API) {
    self.api = api
  }

  var text: String {
    var lines = [
      SwiftEmitter.pageMarker + api.source.commentLine.replacing("--", with: "- -") + ". -->", "", "# Operations",
    ]
    if let scopes = api.scopes {
      lines += ["", "`…` stands for the path of a scope:", ""]
      lines += scopes.levels.map { level in
        "- \(level.name.text): \("\(level.pathPrefix){id}".code)\(level.deprecation == nil ? "" : ", deprecated")"
      }
    }
    for resource in api.resources { lines += section(resource) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ resource: Resource) -> [String] {
    let heading = ["", "## \(resource.name.text)", ""]
    let rows = resource.endpoints.map { endpoint in
      let cells = [
        endpoint.address.code + (endpoint.deprecation == nil ? "" : ", deprecated"),
        "\(resource.name.text).\(endpoint.symbol)".code, endpoint.body?.content.type.swift.code ?? "",
        endpoint.output == .single(.empty) ? "" : endpoint.outputType.code,
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return heading + ["| operation | function | sends | gets |", "|---|---|---|---|"] + rows
  }
}

extension String {
  /// The text as code in Markdown, on one line, also valid within a table.
  var code: String {
    let text = commentLine.replacing("|", with: "\\|")
    guard text.contains("`") else { return "`\(text)`" }
    // One backtick more than the longest run of backticks in the text.
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: longest + 1)
    return "\(fence) \(text) \(fence)"
  }
}

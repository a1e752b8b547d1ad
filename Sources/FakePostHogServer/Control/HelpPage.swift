import PostHogBatchExportsTesting

/// The response to `GET /`: how to connect to the fake, and how to control it.
struct HelpPage {
  let origin: String
  let configuration: FakeConfiguration

  var text: String {
    let key = configuration.keys.first?.value ?? "phx_…"
    let project = configuration.projects.first?.id ?? 1
    return """
      A fake PostHog. It keeps batch exports in memory, and loses them when it stops.

        export POSTHOG_HOST=\(origin)
        export POSTHOG_PERSONAL_API_KEY=\(key)
        export POSTHOG_PROJECT_ID=\(project)

        curl -H "Authorization: Bearer $POSTHOG_PERSONAL_API_KEY" \\
          $POSTHOG_HOST/api/projects/$POSTHOG_PROJECT_ID/batch_exports/

      These paths control the fake. They take a JSON body and no key:

      \(ControlPath.all.map(paragraph).joined(separator: "\n"))
      """
  }

  private func paragraph(_ path: ControlPath) -> String {
    let example = path.example.isEmpty ? "" : "         \(path.example)\n"
    let method = path.method.rawValue
    return """
        \(method)\(String(repeating: " ", count: 7 - method.count))\(ControlPaths.prefix)\(path.name)
               \(path.summary)
      \(example)
      """
  }
}

// A nightly job: it lists the exports of a project whose last runs failed and ends with status 1 if there are any, so that whatever
// starts it can send a message.
//
//     POSTHOG_PERSONAL_API_KEY=phx_… POSTHOG_PROJECT_ID=12345 swift run FailingExports

import Foundation
import PostHogBatchExports

@main
struct FailingExports {
  static func main() async {
    do throws(PostHogError) {
      let project = try PostHogClient.fromEnvironment().projectFromEnvironment()
      var count = 0
      for try await export in project.batchExports.list() where export.isFailing {
        count += 1
        print("\(export.name): \(export.latestRuns.first?.latestError ?? "no reason given")")
        for failure in try await project.batchExports[export.id].unresolvedFailures(since: .now - 86_400) {
          print("  not exported: up to \(failure.end.formatted(.iso8601))")
        }
      }
      exit(count == 0 ? 0 : 1)
    } catch {
      print(error.message)
      exit(2)
    }
  }
}

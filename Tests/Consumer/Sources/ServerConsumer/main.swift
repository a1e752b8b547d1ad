// Serves the fake for a program that is told of it by its environment.

import FakePostHogServer
import PostHogBatchExports
import PostHogBatchExportsTesting

let fake = FakePostHog()
try fake.addExport(#"{"name": "Nightly"}"#)
try await FakePostHogServer.serve(fake) { server in
  let host = try PostHogHost.environment(in: server.environment)
  print("\(host) has \(try await fake.client().send(BatchExports.list(in: .project(1))).count) export")
}

import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

@Test func retriesWhatFailed() async throws {
  let clock = ManualClock()
  let fake = FakePostHog(clock: clock)
  let project = try fake.client().project(1)

  let id = try fake.addExport(#"{"name": "Hourly", "interval": "hour"}"#)
  fake.failNextRun("The bucket is gone.")
  fake.startRun(of: id)
  clock.advance(by: .seconds(60))
}

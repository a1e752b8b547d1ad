/// Calls a handler with the reports that `body` makes, in order and by one task at a time, without holding up `body`:
/// reports that a slow handler hasn't taken are dropped, except for the latest. The last one is handled before the
/// function returns.
///
/// - Parameters:
///   - handler: What to call; without one, `body` gets nowhere to report to.
///   - body: What makes the reports.
func withReports<Report: Sendable, Output: Sendable>(
  to handler: (@Sendable (Report) -> Void)?,
  _ body: (AsyncStream<Report>.Continuation?) async throws(PostHogError) -> Output
) async throws(PostHogError) -> Output {
  guard let handler else { return try await body(nil) }
  let (stream, reports) = AsyncStream.makeStream(of: Report.self, bufferingPolicy: .bufferingNewest(64))
  async let isHandled: Void = {
    for await report in stream { handler(report) }
  }()
  let result: Result<Output, PostHogError>
  do throws(PostHogError) {
    result = .success(try await body(reports))
  } catch {
    result = .failure(error)
  }
  reports.finish()
  await isHandled
  return try result.get()
}

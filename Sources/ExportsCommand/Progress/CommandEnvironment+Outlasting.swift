import PostHogBatchExports

extension PostHogError {
  /// Whether it is a fault that may pass, and no verdict of the server. A list that changed meanwhile can be read again.
  var isFault: Bool { if case .paging = kind { true } else { mayPass } }
}

extension CommandEnvironment {
  /// Does something again and again until it succeeds or the server gives its verdict. Faults are said.
  ///
  /// - Parameters:
  ///   - isPatient: Whether faults are outlasted; if not, it is done once.
  ///   - pause: The least time between two attempts. The server may ask for more.
  ///   - line: The progress, which is removed before a fault is said.
  func outlasting<Result>(
    if isPatient: Bool = true, pause: Duration = .seconds(30), _ line: ProgressLine? = nil,
    work: () async throws -> Result
  ) async throws -> Result {
    while true {
      do {
        return try await work()
      } catch let error as PostHogError where isPatient && error.isFault {
        line?.clear()
        say("\(error)")
        try await clock.sleep(for: max(pause, error.retryAfter ?? .zero))
      }
    }
  }
}

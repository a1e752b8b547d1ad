import ArgumentParser
import PostHogBatchExports

extension PostHogError {
  /// The exit status of a command that ends with the error.
  var exitStatus: ExitCode {
    switch kind {
    case .authentication, .permission, .credentials: ExitStatus.noAccess
    case .notFound, .validation, .conflict, .concurrencyLimited: ExitStatus.refused
    case .invalidRequest: ExitStatus.usage
    case .job(let failure): failure.hasEnded ? ExitStatus.unhealthy : ExitStatus.failed
    case .cancelled: ExitStatus.interrupted
    default: ExitStatus.failed
    }
  }
}

extension JobFailure {
  /// Whether the job has ended, and not only the wait for it.
  fileprivate var hasEnded: Bool {
    if case .timedOut = reason { false } else { true }
  }
}

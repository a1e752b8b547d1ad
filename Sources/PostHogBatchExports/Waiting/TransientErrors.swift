import OperationClient

/// The faults since the last success of a caller that asks again and again, and which of them it outlasts: after a
/// success, one bad minute of a network doesn't end a long watch.
struct TransientErrors: Sendable {
  /// The number of calls that may fail one after another. Each of them was retried as the client's retry policy says.
  private static let limit = 5

  /// Whether the caller has a time limit. Then responses that aren't PostHog's are outlasted until that limit: they say
  /// nothing about the job or log, however often they come. So is a page of JSON with the status of a success, once a
  /// success has shown what one looks like.
  private let hasTimeLimit: Bool
  private var hasSucceeded: Bool
  private var count = 0
  /// The pause that the server asks for.
  private(set) var pause = Duration.zero
  /// The error of the last call; `nil` if it succeeded.
  private(set) var last: PostHogError?

  /// - Parameter hasSucceeded: Whether an earlier call has succeeded.
  init(hasTimeLimit: Bool = false, hasSucceeded: Bool = false) {
    self.hasTimeLimit = hasTimeLimit
    self.hasSucceeded = hasSucceeded
  }

  /// Whether the last call failed.
  var areGoingOn: Bool { last != nil }

  /// Forgets the faults so far.
  mutating func succeeded() {
    hasSucceeded = true
    count = 0
    forget()
  }

  /// Records a call whose failure doesn't count as a fault here.
  mutating func forget() {
    pause = .zero
    last = nil
  }

  /// Records a fault that may pass, or throws it: the first call has to succeed, and so has one in every five.
  mutating func outlast(_ error: PostHogError) throws(PostHogError) {
    last = error
    pause = min(error.retryAfter ?? .zero, RetryAfter.longestBelieved)
    if hasTimeLimit, error.isFromElsewhere || hasSucceeded && error.isOfAnotherForm { return }
    count += 1
    guard hasSucceeded, count < Self.limit, error.mayPass else { throw error }
  }
}

extension PostHogError {
  /// Whether the response as a whole has the wrong form: it isn't an object, or lacks what every such object has.
  fileprivate var isOfAnotherForm: Bool {
    if case .decoding(let failure) = kind { failure.pointer.isEmpty } else { false }
  }

  /// Whether the same request may succeed a little later without a change by the caller.
  package var mayPass: Bool {
    switch kind {
    case .transport(let error):
      RetryPolicy.decision(for: .repeatable, phase: error.phase, outcome: RetryPolicy.Outcome(error.kind)) == .again
    case .timeout, .deadline, .rateLimited, .server, .decoding: true
    default: isFromElsewhere
    }
  }
}

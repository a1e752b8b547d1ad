// Which faults a long watch outlasts: what was seen once is worth more than one bad minute of a network.

/// Faults since the last success of somebody who asks again and again.
struct PassingFaults: Sendable {
  /// Calls that may fail one after another. Each of them was repeated as the client's retry policy says.
  private static let limit = 5

  /// Whether whoever asks has a time limit. Then what something else than PostHog answers is outlasted until that: it says
  /// nothing of what is asked about, however often it comes.
  private let hasTimeLimit: Bool
  private var hasSucceeded = false
  private var count = 0
  /// How long the server wants to be left alone.
  private(set) var pause = Duration.zero
  /// What the last call failed with; nil when it worked.
  private(set) var last: PostHogError?

  init(hasTimeLimit: Bool = false) {
    self.hasTimeLimit = hasTimeLimit
  }

  /// Whether the last call failed.
  var areGoingOn: Bool { last != nil }

  /// Forgets the faults so far.
  mutating func succeeded() {
    hasSucceeded = true
    count = 0
    forget()
  }

  /// A call failed in a way that is no fault here.
  mutating func forget() {
    pause = .zero
    last = nil
  }

  /// Notes a fault that may pass, or throws it: the first call of all has to work, and so has one in so many.
  mutating func outlast(_ error: PostHogError) throws(PostHogError) {
    last = error
    pause = min(error.retryAfter ?? .zero, RetryAfter.longestBelieved)
    if hasTimeLimit, error.isFromElsewhere { return }
    count += 1
    guard hasSucceeded, count < Self.limit, error.mayPass else { throw error }
  }
}

extension PostHogError {
  /// Whether the same request may work a little later, though nobody changes anything.
  fileprivate var mayPass: Bool {
    switch kind {
    case .transport(let error):
      RetryPolicy.decision(for: .repeatable, phase: error.phase, outcome: RetryPolicy.Outcome(error.kind)) == .again
    case .timeout, .deadline, .rateLimited, .server: true
    default: isFromElsewhere
    }
  }
}

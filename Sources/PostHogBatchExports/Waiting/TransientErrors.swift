// Which faults a long watch outlasts: what was seen once is worth more than one bad minute of a network.

import OperationClient

/// Faults since the last success of somebody who asks again and again.
struct TransientErrors: Sendable {
  /// Calls that may fail one after another. Each of them was repeated as the client's retry policy says.
  private static let limit = 5

  /// Whether whoever asks has a time limit. Then what something else than PostHog answers is outlasted until that: it says
  /// nothing of what is asked about, however often it comes. So is a page of JSON with the status of a success, once a
  /// success has shown what one looks like.
  private let hasTimeLimit: Bool
  private var hasSucceeded: Bool
  private var count = 0
  /// How long the server wants to be left alone.
  private(set) var pause = Duration.zero
  /// What the last call failed with; nil when it worked.
  private(set) var last: PostHogError?

  /// - Parameter hasSucceeded: Whether what is asked about was seen already.
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

  /// A call failed in a way that is no fault here.
  mutating func forget() {
    pause = .zero
    last = nil
  }

  /// Notes a fault that may pass, or throws it: the first call of all has to work, and so has one in so many.
  mutating func outlast(_ error: PostHogError) throws(PostHogError) {
    last = error
    pause = min(error.retryAfter ?? .zero, RetryAfter.longestBelieved)
    if hasTimeLimit, error.isFromElsewhere || hasSucceeded && error.isOfAnotherForm { return }
    count += 1
    guard hasSucceeded, count < Self.limit, error.mayPass else { throw error }
  }
}

extension PostHogError {
  /// Whether the answer as a whole is not what was asked for: it is no object, or lacks what every such object has.
  fileprivate var isOfAnotherForm: Bool {
    if case .decoding(let failure) = kind { failure.pointer.isEmpty } else { false }
  }

  /// Whether the same request may work a little later, though nobody changes anything.
  fileprivate var mayPass: Bool {
    switch kind {
    case .transport(let error):
      RetryPolicy.decision(for: .repeatable, phase: error.phase, outcome: RetryPolicy.Outcome(error.kind)) == .again
    case .timeout, .deadline, .rateLimited, .server, .decoding: true
    default: isFromElsewhere
    }
  }
}

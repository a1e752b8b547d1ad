// The texts of an error: what happened, what the server said, what to do next, and where it was.

import OperationClient
import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension PostHogError {
  /// What happened, in one sentence.
  public var summary: String {
    capitalized(what)
  }

  /// What to do next, in one or two sentences; `nil` if there is nothing to advise.
  public var advice: String? { next }

  /// What happened, what the server said, and what to do next. The description also says where it was.
  public var message: String {
    [summary, serversWords.map(sentence), advice].compactMap(\.self).joined(separator: " ")
  }

  /// What the server said about the error, on one line, without anything that looks like a key.
  private var serversWords: String? { printableWords(envelope?.detail ?? jobMessage) }
}

extension PostHogError: LocalizedError {
  /// What happened: the ``summary``.
  public var errorDescription: String? { summary }
  /// The reason in the server's words; `nil` if it gave none.
  public var failureReason: String? { serversWords }
  /// What to do next: the ``advice``.
  public var recoverySuggestion: String? { advice }
}

extension PostHogError: CustomStringConvertible, CustomDebugStringConvertible {
  /// The error in a few sentences. It is safe to log.
  public var description: String {
    var sentences = [[operationID, what].compactMap(\.self).joined(separator: ": ")]
    if let serversWords { sentences.append(quotation(of: serversWords)) }
    if let next { sentences.append(next) }
    let places = context.places(code: envelope?.code)
    if !places.isEmpty { sentences.append("[\(places.joined(separator: ", "))]") }
    return sentences.joined(separator: " ")
  }

  /// The same as the description.
  public var debugDescription: String { description }

  /// What happened, in half a sentence.
  var what: String {
    switch kind {
    case .transport(let error): "\(error.description)."
    case .timeout(let phase): "the time ran out \(phase)."
    case .deadline(let limit): "it was not done within \(limit)."
    case .rateLimited: "the limit on requests is reached."
    case .concurrencyLimited: "as many of these jobs are running as may run at once."
    case .authentication: "the server does not accept the API key."
    case .permission: "the API key may not do this."
    case .notFound: "there is nothing at this path."
    case .validation(let field?): "the server refused \(printable(field, limit: 200))."
    case .validation: "the server refused the request."
    case .conflict: "the request contradicts the state of what it is about."
    case .server: "the server failed."
    case .gateway(let status) where [301, 302, 303, 307, 308].contains(status):
      "the redirect with status \(status) is not PostHog's: it names no place, or several that contradict each other."
    case .gateway(let status):
      "the response with status \(status) is not PostHog's: it comes from a proxy between the client and PostHog, or from a PostHog without this path."
    case .decoding(let failure): "the response could not be read: \(failure)."
    case .unexpectedStatus: "the server sent a response that this operation does not document."
    case .redirect(let place?): "the server redirects to \(place), and that is not followed."
    case .redirect: "the server redirects to an unknown place."
    case .tooManyRedirects: "the server redirects in a circle, or more often than is followed."
    case .paging(let fault): "the list can't be continued. \(fault)."
    case .job(let failure): failure.what
    case .invalidRequest(let reason), .credentials(let reason): reason
    case .download(let failure): failure.description
    case .cancelled(let phase): "the task was cancelled \(phase)."
    }
  }

  private var next: String? {
    if mayHaveTakenEffect { return unknownEffect }
    if envelope != nil, let status, let advice = context.facts.knownFaults[status] { return advice }
    return switch kind {
    case .transport(let error) where error.kind == .tls: "Check the host and its certificate."
    case .transport(let error) where error.phase == .notSent: "Check the host and the network."
    case .transport, .timeout, .cancelled: nil
    case .deadline: "Give the client's configuration a later deadline, or try again."
    case .rateLimited(let pause?): "Try again \(pause.wordsForLater)."
    case .rateLimited: "Try again in a minute."
    case .concurrencyLimited: "Wait until one of them has finished."
    case .authentication: "Use a personal API key (phx_…) of this host that has not been revoked."
    case .permission(nil): "It needs access to this project or organization."
    case .permission([]): "No personal API key can do this, whatever its scopes."
    case .permission(let scopes?):
      "It needs the scope \(scopes.joined(separator: ", ")) and access to this project or organization."
    case .notFound where envelope == nil: nil
    case .notFound:
      context.scope.map {
        "Check the ids: what is asked for has to belong to \(printable($0, limit: 200)), and that has to be at this host."
      } ?? "Check that the ids are right."
    case .validation: [context.bodyAdvice, "Correct it and send it again."].compactMap(\.self).joined(separator: " ")
    case .conflict: "Look at its state first."
    case .server: "Try again later."
    case .gateway:
      "Check that the host is one of PostHog, and what stands in front of it; if that is in order, try again \(whenToReturn)."
    case .decoding(let failure) where failure.pointer.isEmpty:
      "Something between the client and PostHog may have changed or emptied it: look at what stands there."
    case .decoding: "The API may be newer than this library: look for a new version."
    case .job(let failure): failure.next
    case .unexpectedStatus, .tooManyRedirects, .paging, .invalidRequest, .credentials, .download: nil
    case .redirect:
      "If the server has moved, configure its new host; if it wants a login, this is not where its API is."
    }
  }

  private var whenToReturn: String { retryAfter?.wordsForLater ?? "later" }

  /// What to do when it's unknown whether the request was carried out.
  private var unknownEffect: String {
    if case .decoding = kind {
      return "The server has most likely carried it out. Look for a newer version of this library."
    }
    if context.isSafeToRetry { return "It may have been carried out; sending it again does no harm." }
    return
      "It is unknown whether it was carried out: \(context.facts.outcome ?? "look at what it should have changed") before you send it again."
  }

  private var jobMessage: String? {
    if case .job(let failure) = kind { failure.message } else { nil }
  }
}

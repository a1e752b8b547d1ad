// The texts of a failure: what happened, what the API said, what to do next, and where it was.

import OperationCore

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension OperationFailure: LocalizedError {
  /// What happened, in one sentence.
  public var errorDescription: String? { capitalized(what) }
  /// The reason in the API's words; `nil` if it gave none.
  public var failureReason: String? { printableWords(message) }
  /// What to do next; `nil` if there is nothing to advise.
  public var recoverySuggestion: String? { next }
}

extension OperationFailure: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The failure in a few sentences. It is safe to log.
  public var description: String {
    var sentences = [[operationID, what].compactMap(\.self).joined(separator: ": ")]
    if let words = printableWords(message) { sentences.append(quotation(of: words)) }
    if let next { sentences.append(next) }
    let places = context.places()
    if !places.isEmpty { sentences.append("[\(places.joined(separator: ", "))]") }
    return sentences.joined(separator: " ")
  }

  /// The same as the description.
  public var debugDescription: String { description }

  /// The kind and the description. The body is not included.
  public var customMirror: Mirror { Mirror(self, children: ["kind": kind, "description": description]) }

  /// What happened, in half a sentence.
  private var what: String {
    switch kind {
    case .transport(let error): "\(error.description)."
    case .timeout(let phase): "the time ran out \(phase)."
    case .deadline(let limit): "it was not done within \(limit)."
    case .rateLimited: "the limit on requests is reached."
    case .status(let status) where status >= 500: "the API failed with status \(status)."
    case .status(let status): "the API refused the request with status \(status)."
    case .gateway(let status) where [301, 302, 303, 307, 308].contains(status):
      "the redirect with status \(status) is not the API's: it names no place, or several that contradict each other."
    case .gateway(let status):
      "the response with status \(status) is not the API's: it comes from a proxy in front of it, or from a server without this path."
    case .decoding(let failure): "the response could not be read: \(failure)."
    case .redirect(let place?): "the server redirects to \(place), and that is not followed."
    case .redirect: "the server redirects to an unknown place."
    case .tooManyRedirects: "the server redirects in a circle, or more often than is followed."
    case .paging(let fault): "the list can't be continued. \(fault)."
    case .invalidRequest(let reason), .credentials(let reason): reason
    case .cancelled(let phase): "the task was cancelled \(phase)."
    }
  }

  private var next: String? {
    if mayHaveTakenEffect { return unknownEffect }
    if errorBody != nil, let status, let advice = context.facts.knownFaults[status] { return advice }
    return switch kind {
    case .transport(let error) where error.kind == .tls: "Check the host and its certificate."
    case .transport(let error) where error.phase == .notSent: "Check the host and the network."
    case .deadline: "Give the client's configuration a later deadline, or try again."
    case .rateLimited(let pause?): "Try again \(pause.wordsForLater)."
    case .rateLimited: "Try again in a minute."
    case .status(401): "Check that the credentials are those of this host, and that they are still valid."
    case .status(403): permissionAdvice
    case .status(400), .status(422): context.bodyAdvice
    case .status(500...599): "Try again later."
    case .gateway: "Check the host, and what stands in front of it; if that is in order, try again later."
    case .decoding: "The API may be newer than its OpenAPI document: generate the client from the current one."
    case .redirect: "If the server has moved, configure its new host."
    case .transport, .timeout, .cancelled, .status, .tooManyRedirects, .paging, .invalidRequest, .credentials: nil
    }
  }

  private var permissionAdvice: String? {
    guard let scopes = context.scopes, !scopes.isEmpty else { return nil }
    return "The credentials need the scope \(scopes.joined(separator: ", "))."
  }

  /// What to do when it's unknown whether the request was carried out.
  private var unknownEffect: String {
    if case .decoding = kind { return "The server has most likely carried it out." }
    if context.isSafeToRetry { return "It may have been carried out; sending it again does no harm." }
    let outcome = context.facts.outcome ?? "look at what it should have changed"
    return "It is unknown whether it was carried out: \(outcome) before you send it again."
  }
}

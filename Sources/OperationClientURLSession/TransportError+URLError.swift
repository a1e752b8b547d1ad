// Converts URLSession's errors to this library's. Only a code that can't come after the first byte gets the phase
// `notSent`.

import Foundation
import OperationClient

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension TransportError {
  init(_ error: any Error, phase: Phase) {
    guard let error = error as? URLError else {
      self.init(.connection, phase: phase, detail: "\(type(of: error))")
      return
    }
    let detail = error.localizedDescription
    switch error.code {
    case .cancelled:
      self.init(.cancelled, phase: phase)
    case .timedOut:
      self.init(.timeout, phase: phase, detail: detail)
    case .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet, .internationalRoamingOff,
      .callIsActive, .dataNotAllowed:
      self.init(.connection, phase: .notSent, detail: detail)
    case .secureConnectionFailed, .serverCertificateHasBadDate, .serverCertificateUntrusted,
      .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid, .clientCertificateRejected,
      .clientCertificateRequired, .appTransportSecurityRequiresSecureConnection:
      self.init(.tls, phase: .notSent, detail: detail)
    case .badURL:
      self.init(.unsupportedRequest, phase: .notSent, detail: detail)
    case .unsupportedURL, .cannotParseResponse, .cannotDecodeRawData, .cannotDecodeContentData:
      // libcurl uses the first code for a response that isn't HTTP/1: our URLs are http or https.
      self.init(.malformedResponse, phase: phase, detail: detail)
    case .badServerResponse:
      #if canImport(FoundationNetworking)
        // A connection that was closed without a response.
        self.init(.connection, phase: phase, detail: detail)
      #else
        self.init(.malformedResponse, phase: phase, detail: detail)
      #endif
    default:
      self.init(.connection, phase: phase, detail: detail)
    }
  }
}

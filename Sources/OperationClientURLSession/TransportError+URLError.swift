// URLSession's errors in this library's terms. Only a code that can't come after the first byte gets the phase `notSent`.

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
      // libcurl means an answer that is not HTTP/1 by the first: our URLs are http or https.
      self.init(.malformedResponse, phase: phase, detail: detail)
    case .badServerResponse:
      #if canImport(FoundationNetworking)
        // A connection that was closed without an answer.
        self.init(.connection, phase: phase, detail: detail)
      #else
        self.init(.malformedResponse, phase: phase, detail: detail)
      #endif
    default:
      self.init(.connection, phase: phase, detail: detail)
    }
  }
}

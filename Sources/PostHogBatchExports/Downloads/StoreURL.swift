import HTTPTypes
import OperationClient
import OperationCore

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A signed URL of the object store, with which one file can be downloaded for a while. Its query is a credential: it
/// is sent, but neither printed nor stored.
struct StoreURL: Sendable, CustomStringConvertible, CustomReflectable {
  private let origin: Origin
  private let target: String

  /// Checks where the API redirected to. Any host may be the store, but a redirect from `https` to unencrypted `http`
  /// isn't followed.
  ///
  /// - Parameter request: The address that returned the redirect.
  init(_ redirect: Redirect, from request: RequestURL, file: String) throws(PostHogError) {
    func fault(_ reason: String) -> PostHogError { .download(.refusedURL(reason), file: file) }

    guard let components = Self.components(of: redirect.location, from: request), let origin = Origin(components)
    else { throw fault("it is no http or https address") }
    guard components.user == nil, components.password == nil else { throw fault("it has a user or a password in it") }
    guard origin.scheme == "https" || request.origin.scheme == "http" || request.origin.isLoopback else {
      throw fault("\(origin) is not secure, and the API is")
    }
    self.origin = origin
    let path = components.percentEncodedPath
    target = (path.isEmpty ? "/" : path) + (components.percentEncodedQuery.map { "?\($0)" } ?? "")
  }

  /// Parses a `Location`, which may be relative to the address that it comes from (RFC 9110, section 10.2.2). An
  /// absolute one stays byte for byte what was signed.
  private static func components(of location: String, from request: RequestURL) -> URLComponents? {
    guard let reference = URLComponents(string: location, encodingInvalidCharacters: false),
      reference.scheme == nil
    else { return URLComponents(string: location, encodingInvalidCharacters: false) }
    // A reference with only a query or a fragment names the API's own address again.
    guard reference.host != nil || !reference.path.isEmpty,
      let base = URL(string: "\(request.origin)\(request.target)"), let url = reference.url(relativeTo: base)
    else { return nil }
    return URLComponents(url: url, resolvingAgainstBaseURL: true)
  }

  /// Creates a request for the bytes from `offset` on, if the file is still the one with this validator. It also asks
  /// for the bytes as they are stored, and has none of our header fields: the URL is the whole authorization, and
  /// stores refuse a request with two.
  func request(from offset: Int64, validator: String?) -> HTTPRequest {
    var head = HTTPRequest(method: .get, scheme: origin.scheme, authority: origin.authority, path: target)
    head.headerFields[.acceptEncoding] = "identity"
    if offset > 0, let validator {
      head.headerFields[.range] = "bytes=\(offset)-"
      head.headerFields[.ifRange] = validator
    }
    return head
  }

  /// The path without its query: the key of the object.
  var key: String { String(target.prefix { $0 != "?" }) }

  /// The URL without its query.
  var description: String { "\(origin)\(printable(PrintableAddress(key).description, limit: 500))?<redacted>" }

  var customMirror: Mirror { Mirror(self, children: ["address": description]) }
}

extension TransportError {
  /// The error without anything that may be the query of a URL, which a third-party transport may quote.
  var withoutQuery: TransportError {
    let text = SpelledText(detail.unicodeScalars.prefix(4_000))
    let end = text.scalars.indices.first { text.readings(at: $0).contains { $0.scalar == "?" || $0.scalar == "#" } }
    let place = String(String.UnicodeScalarView(text.scalars[..<(end ?? text.scalars.count)]))
    return TransportError(kind, phase: phase, detail: printable(CredentialMask.masking(place), limit: 500))
  }
}

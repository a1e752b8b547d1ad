import Diagnostics
import Foundation
import OperationClient

/// The address of an API's own description, and the key for it.
struct SchemaAddress {
  let host: APIHost
  /// The path and the query.
  let target: String
  /// The key that is sent; `nil` for none.
  let key: String?

  /// The description at a URL, which is requested without a key.
  ///
  /// - Returns: `nil` if the text is a file's path.
  init?(_ text: String) throws(DiagnosticError) {
    guard text.contains("://") || ["http:", "https:"].contains(where: text.lowercased().hasPrefix) else { return nil }
    // What can't be read may have a password in it.
    guard let parts = URLComponents(string: text), parts.host != nil else {
      throw Self.fault("what is given as the API's own description isn't a URL")
    }
    guard ["http", "https"].contains(parts.scheme?.lowercased()) else {
      throw Self.fault("the URL has the scheme `\(parts.scheme?.oneLine ?? "")`, and only http and https are requested")
    }
    var base = parts
    (base.path, base.query, base.fragment) = ("", nil, nil)
    let query = parts.percentEncodedQuery.map { "?\($0)" } ?? ""
    try self.init(
      base.string ?? text, target: "\(parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath)\(query)")
  }

  /// The description that an instance of PostHog serves.
  ///
  /// - Parameters:
  ///   - url: The address of the instance, such as `https://us.posthog.com`.
  ///   - key: A personal API key, which is sent to the instance only; `nil` for none.
  init(instance url: String, key: String?) throws(DiagnosticError) {
    try self.init(url, target: "/api/schema/?format=json", key: key)
  }

  private init(_ host: String, target: String, key: String? = nil) throws(DiagnosticError) {
    do throws(OperationFailure) {
      self.host = try APIHost(host, allowingInsecureHTTP: true)
    } catch {
      throw Self.fault("\(error)")
    }
    guard key == nil || (try? APIHost(host)) != nil else {
      throw Self.fault(
        "`\(self.host)` is asked without encryption, and the key would be readable on the way: use https")
    }
    self.target = target
    self.key = key
  }

  /// The address without its query, which may hold a secret.
  var shown: String { "\(host)\(target.prefix { $0 != "?" })" }

  private static func fault(_ message: String) -> DiagnosticError { DiagnosticError(.error(message, at: nil)) }
}

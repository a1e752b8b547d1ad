import DataReading
import Diagnostics
import Logging
import OperationClient
import OperationCore

/// Requests an API's own description, within limits of size and time.
struct SchemaRequest {
  let address: SchemaAddress

  /// Returns the description.
  ///
  /// - Throws: What is wrong with the response, if it isn't a description.
  func node() async throws(DiagnosticError) -> Node {
    let bytes = try await bytes()
    try expectNoKey(in: String(decoding: bytes, as: UTF8.self))
    if bytes.first(where: { !$0.isSpace }) == UInt8(ascii: "<") {
      throw fault("the response is a web page, not an OpenAPI document", hint: "the server may require a key")
    }
    let node = try DataReader().read(bytes: bytes, path: address.shown)
    // Escapes in the text can hide a key.
    try expectNoKey(in: node.jsonText)
    return node
  }

  /// Rejects a response that repeats the key, because reports and messages show parts of it.
  private func expectNoKey(in text: String) throws(DiagnosticError) {
    guard let key = address.key, key.utf8.count >= Self.shortestKey, text.contains(key) else { return }
    throw fault("the response repeats the key that was sent", hint: "revoke the key, and ask who answers there")
  }

  /// Shorter texts occur by chance; a personal API key has more than 40 characters.
  private static let shortestKey = 12

  private func bytes() async throws(DiagnosticError) -> [UInt8] {
    #if AsyncHTTPClient
      let parts = address.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      let query = parts.count > 1 ? Query(encoded: parts[1]) : Query()
      guard let query else { throw fault("its query can't be read") }
      let operation = APIOperation<[UInt8]>(
        "schema", .get, OperationPath(stringLiteral: String(parts[0])), query: query,
        responses: .bytes(200, contentType: "*/*"), retry: .repeatable)
      let client = APIClient(
        host: address.host, credentials: address.key.map { .bearer($0) } ?? .none,
        logger: Logger(label: "apigen") { _ in SwiftLogNoOpLogHandler() },
        configuration: APIClient.Configuration(maximumResponseSize: 64 << 20))
      do throws(OperationFailure) {
        return try await client.send(operation)
      } catch {
        let isRefused = error.status == 401 || error.status == 403
        throw fault(
          "\(error)", hint: isRefused ? "put a personal API key into POSTHOG_API_KEY, and name the --instance" : nil)
      }
    #else
      throw fault("apigen is built without its trait AsyncHTTPClient", hint: "save the description as a file")
    #endif
  }

  private func fault(_ reason: String, hint: String? = nil) -> DiagnosticError {
    DiagnosticError(.error("can't read `\(address.shown)`: \(reason)", at: nil, hint: hint))
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HTTPTypes
import PostHogBatchExports

/// A file fetched from the place that a download names, kept in the temporary folder.
///
/// The place is another origin and carries its own permission, so nothing of the client's goes there, the key least.
struct SavedFile {
  let path: String
  let byteCount: Int

  init(_ place: Redirect) async throws {
    guard let url = URL(string: place.location), let scheme = url.scheme, let host = url.host else {
      throw Unexpected("the place of the file is no URL")
    }
    let rest = place.location.dropFirst(scheme.count + 3).drop { $0 != "/" }
    let request = HTTPRequest(
      method: .get, scheme: scheme, authority: url.port.map { "\(host):\($0)" } ?? host, path: String(rest))
    let answer = try await AsyncHTTPClientTransport.shared.send(request, body: nil)
    guard answer.head.status == .ok else { throw Unexpected("the file is answered with \(answer.head.status)") }
    let bytes = try await answer.body.collect(upTo: 64 << 20)
    let file = FileManager.default.temporaryDirectory.appending(path: url.lastPathComponent)
    try Data(bytes).write(to: file, options: .atomic)
    path = file.path
    byteCount = bytes.count
  }
}

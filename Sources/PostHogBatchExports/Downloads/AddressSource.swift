// Where the addresses of files come from. Each costs a request to PostHog, which counts them: an export may well have more files
// than PostHog allows requests in an hour.

import HTTPTypes
import Logging
import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Asks PostHog to sign addresses of the files of one export.
struct AddressSource: Sendable {
  let client: PostHogClient
  let scope: ProjectScope
  let export: UUID
  let time: TransferTime
  /// How long to wait where a refusal doesn't say: PostHog counts the requests of a minute.
  private static let usualPause = Duration.seconds(60)

  /// A new address of a part, which the export knows by its id or its number.
  ///
  /// Where the limit on requests is reached, it waits for as long as PostHog or the client's own count says, or a minute, if
  /// there is time.
  func address(of part: String, file: String) async throws(PostHogError) -> StoreURL {
    let sign = FileDownloads.download(in: scope, id: export, part: part)
    var refusals = 0
    while true {
      do throws(PostHogError) {
        let address = try client.address(of: sign)
        let redirect = try await client.send(sign)
        guard !KeyRedaction.contains(client.knownKeys, in: redirect.location) else {
          throw PostHogError.download(.refusedURL("it has the API key in it"), file: file)
        }
        return try StoreURL(redirect, from: address, file: file)
      } catch {
        guard case .rateLimited(let retryAfter) = error.kind else { throw error }
        refusals += 1
        // Files that were refused together don't ask again together.
        let pause =
          min(retryAfter ?? Self.usualPause, RetryAfter.longestBelieved)
          + client.configuration.retryPolicy.backoff.pause(after: refusals, random: client.randomSource())
        guard pause < time.remaining else { throw error }
        client.logger.debug(
          "waiting until PostHog signs addresses again", metadata: ["file": "\(file)", "pause": "\(pause)"])
        try await time.pause(for: pause)
      }
    }
  }
}

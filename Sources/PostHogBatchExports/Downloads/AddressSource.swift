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

/// Requests signed URLs for the files of one export from PostHog.
///
/// Each URL costs a request that PostHog counts: an export may well have more files than PostHog allows requests in an
/// hour.
struct AddressSource: Sendable {
  let client: PostHogClient
  let scope: ProjectScope
  let export: UUID
  let time: TransferTime
  /// How long to wait if a refusal doesn't say: PostHog counts the requests of a minute.
  private static let usualPause = Duration.seconds(60)

  /// Requests a new URL for a part, which the export identifies by an id or a number.
  ///
  /// If the rate limit is reached, the function waits as long as PostHog or the client's own limit says, or a minute,
  /// if there is time for that.
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
        // A random delay keeps files that were refused together from asking again together.
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

/// A limit on the requests that a client sends in any minute and in any hour, so that the server has no reason to
/// respond with 429.
public struct RateLimit: Sendable, Hashable {
  /// Requests in any 60 seconds, at least 1.
  public var perMinute: Int
  /// Requests in any 3,600 seconds, at least 1.
  public var perHour: Int

  /// Creates a limit. Most servers count by key, or even by organization, so several clients with one key need smaller
  /// shares.
  ///
  /// - Parameters:
  ///   - perMinute: Requests in any 60 seconds, at least 1.
  ///   - perHour: Requests in any 3,600 seconds, at least 1.
  public init(perMinute: Int, perHour: Int) {
    self.perMinute = perMinute
    self.perHour = perHour
  }

  /// Which limit a client keeps.
  public enum Choice: Sendable, Hashable {
    /// The limit that is known for the API: ``APIConventions/rateLimit``, or none.
    case automatic
    /// This limit, whatever the host.
    case limited(RateLimit)
    /// No limit.
    case unlimited

    /// Returns the limit to keep, where `known` is that of the API.
    func limit(knowing known: RateLimit?) -> RateLimit? {
      switch self {
      case .automatic: known
      case .limited(let limit): limit
      case .unlimited: nil
      }
    }
  }
}

// How many requests a client sends in a stretch of time, so that the server has no reason to answer 429.

/// A limit on requests in any minute and in any hour.
public struct RateLimit: Sendable, Hashable {
  /// Requests in any 60 seconds, at least 1.
  public var perMinute: Int
  /// Requests in any 3,600 seconds, at least 1.
  public var perHour: Int

  /// A limit. Servers mostly count by key, or even by organization, so several clients with one key need smaller shares.
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
    /// The limit that is known of the API: ``APIConventions/rateLimit``, or none.
    case automatic
    /// This limit, whatever the host.
    case limited(RateLimit)
    /// None.
    case unlimited

    /// The limit to keep where `known` is that of the API.
    func limit(knowing known: RateLimit?) -> RateLimit? {
      switch self {
      case .automatic: known
      case .limited(let limit): limit
      case .unlimited: nil
      }
    }
  }
}

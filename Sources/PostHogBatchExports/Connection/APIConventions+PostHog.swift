import OperationClient

extension APIConventions {
  /// What PostHog does in its own way. Only its clouds limit requests unless they are told to.
  static func postHog(at host: PostHogHost, with credentials: Credentials) -> APIConventions {
    var conventions = APIConventions(
      errors: PostHogErrorBody.self, name: "PostHog", metricPrefix: "posthog", userAgent: LibraryVersion.userAgent,
      keyPrefixes: KeyRedaction.postHogPrefixes, rateLimit: host.isCloud ? RateLimit() : nil)
    conventions.presented = { PostHogError($0).redacted(credentials.scheme.knownKeys) }
    return conventions
  }
}

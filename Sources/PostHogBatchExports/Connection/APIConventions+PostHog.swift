import OperationClient

extension APIConventions {
  /// Returns the conventions of PostHog. Unless they are configured to, only its clouds limit requests.
  static func postHog(at host: PostHogHost, with credentials: Credentials) -> APIConventions {
    var conventions = APIConventions(
      errors: PostHogErrorBody.self, name: "PostHog", metricPrefix: "posthog", userAgent: LibraryVersion.userAgent,
      keyPrefixes: KeyRedaction.postHogPrefixes, rateLimit: host.isCloud ? RateLimit() : nil)
    conventions.presented = { PostHogError($0).redacted(credentials.scheme.knownKeys) }
    return conventions
  }
}

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import HTTPTypes

/// A method and a path, the permission it needs, and its handler.
struct Route: Sendable {
  typealias Handler = @Sendable (Call, inout FakeState) throws(APIError) -> FakeResponse

  /// The permission that a key needs.
  enum Permission: Sendable {
    case scope(String)
    /// Reading, which is allowed or not depending on the imitated era.
    case logs
    case runLogs
    case rollback

    static let readExports = Permission.scope("batch_export:read")
    static let writeExports = Permission.scope("batch_export:write")
  }

  let method: HTTPRequest.Method
  let pattern: [Substring]
  let permission: Permission
  /// Whether current servers have dropped it.
  var isDropped = false
  let handle: Handler

  init(_ method: HTTPRequest.Method, _ pattern: String, _ permission: Permission, _ handle: @escaping Handler) {
    self.init(method, pattern.split(separator: "/"), permission, isDropped: false, handle)
  }

  private init(
    _ method: HTTPRequest.Method, _ pattern: [Substring], _ permission: Permission, isDropped: Bool,
    _ handle: @escaping Handler
  ) {
    self.method = method
    self.pattern = pattern
    self.permission = permission
    self.isDropped = isDropped
    self.handle = handle
  }

  /// Returns the same route below a path.
  func under(_ prefix: String) -> Route {
    Route(method, prefix.split(separator: "/") + pattern, permission, isDropped: isDropped, handle)
  }

  /// The same route, which exists only where deprecated routes are served.
  var dropped: Route { Route(method, pattern, permission, isDropped: true, handle) }
}

extension Route {
  /// The values of the variable segments of a path.
  struct Match {
    /// A number or `@current`.
    var project: String?
    /// A UUID or `@current`.
    var organization: String?
    var ids: [String: UUID] = [:]
    var part: String?
  }

  static let current = "@current"

  /// Matches the segments of a path.
  ///
  /// - Returns: `nil` if the segments don't match the pattern; a malformed ID doesn't match.
  func match(_ segments: ArraySlice<String>) -> Match? {
    guard segments.count == pattern.count else { return nil }
    var match = Match()
    for (pattern, segment) in zip(pattern, segments) {
      switch pattern {
      case "{project}":
        guard segment == Self.current || Int(segment) != nil else { return nil }
        match.project = segment
      case "{organization}":
        guard segment == Self.current || UUID(uuidString: segment) != nil else { return nil }
        match.organization = segment
      case "{part}":
        guard !segment.isEmpty, !segment.contains(".") else { return nil }
        match.part = segment
      case _ where pattern.hasPrefix("{"):
        guard let id = UUID(uuidString: segment) else { return nil }
        match.ids[String(pattern.dropFirst().dropLast())] = id
      default:
        guard pattern == segment else { return nil }
      }
    }
    return match
  }
}

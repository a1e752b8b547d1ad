/// The part of a path that several resources share, such as a project.
public protocol PathScope: Sendable {
  /// The path down to the scope, without a slash at its end.
  var path: OperationPath { get }
  /// The prefix of operation IDs in this kind of scope; empty in the main kind.
  var operationPrefix: String { get }
}

extension PathScope {
  /// The empty prefix of the main kind of scope.
  public var operationPrefix: String { "" }
}

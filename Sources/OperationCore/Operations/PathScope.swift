/// The part of a path that several resources hang below, such as a project.
public protocol PathScope: Sendable {
  /// The path down to the scope, without a slash at its end.
  var path: OperationPath { get }
  /// What the ids of operations at this level begin with; empty at the plain level.
  var operationPrefix: String { get }
}

extension PathScope {
  /// The plain level.
  public var operationPrefix: String { "" }
}

import APIContract
import OpenAPIDocument

typealias OperationMatching = Matching<ContractOperation>

extension OperationMatching {
  /// Matches the operations of two documents: first by method and path, including the server's path and ignoring the
  /// names of parameters; if the server's path has changed, by the path below it; callbacks by the name of the callback;
  /// and the rest by operationId.
  init(operations old: [ContractOperation], _ new: [ContractOperation]) {
    self.init(old, new)
    match { ["\($0.method) \($0.fullShape)"] }
    match { ["\($0.method) \($0.shape)"] }
    match { operation in operation.callback.map { ["\(operation.method) \($0)"] } ?? [] }
    match { operation in operation.id.map { ["\(operation.method) \($0)"] } ?? [] }
    match { [$0.id].compactMap(\.self) }
  }

  /// Whether a pair matches only because the server's path is ignored.
  var basePathCounts: Bool {
    pairs.contains { $0.method == $1.method && $0.shape == $1.shape && $0.fullShape != $1.fullShape }
  }
}

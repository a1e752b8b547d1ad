import OperationCore
import PostHogAPI

extension ProjectScope {
  /// The number of the project; `nil` if it is given as `@current`.
  var number: Int? { path.description.split(separator: "/").last.flatMap { Int($0) } }
}

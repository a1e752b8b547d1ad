import APIContract
import DataReading
import OpenAPIDocument

/// When something is to be removed.
enum Sunset {
  /// What became of the date; nil where nothing did.
  static func change(_ old: Node?, _ new: Node?, isDeprecated: Bool) -> String? {
    guard old != new else { return nil }
    guard let new else { return isDeprecated ? "cleared" : nil }
    guard let date = day(new) else { return "unreadable" }
    guard let old = old.flatMap(day) else { return "set" }
    return date == old ? nil : date < old ? "earlier" : "later"
  }

  /// A date as text that sorts as days do; nil for what is none.
  static func day(_ node: Node) -> String? {
    guard let text = node.string?.prefix(10), text.count == 10 else { return nil }
    let digits = text.enumerated().allSatisfy { [4, 7].contains($0) ? $1 == "-" : $1.isASCII && $1.isNumber }
    return digits ? String(text) : nil
  }
}

/// Whether an operation is sent again after a failure that leaves its outcome open.
enum Retries {
  static func rank(_ operation: ContractOperation) -> Int {
    switch operation.node["x-retry"]?.string {
    case "never": 0
    case "repeatable": 2
    case .some: 1
    case nil: Operation.idempotentMethods.contains(operation.method) ? 2 : 0
    }
  }
}

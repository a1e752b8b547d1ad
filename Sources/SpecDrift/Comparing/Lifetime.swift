import APIContract
import DataReading
import OpenAPIDocument

/// Compares removal dates (`x-sunset`).
enum Sunset {
  /// Returns how the date changed; `nil` if it didn't.
  static func change(_ old: Node?, _ new: Node?, isDeprecated: Bool) -> String? {
    guard old != new else { return nil }
    guard let new else { return isDeprecated ? "cleared" : nil }
    guard let date = day(new) else { return "unreadable" }
    guard let old = old.flatMap(day) else { return "set" }
    return date == old ? nil : date < old ? "earlier" : "later"
  }

  /// Returns a date as text that sorts chronologically; `nil` if it isn't a date.
  static func day(_ node: Node) -> String? {
    guard let text = node.string?.prefix(10), text.count == 10 else { return nil }
    let digits = text.enumerated().allSatisfy { [4, 7].contains($0) ? $1 == "-" : $1.isASCII && $1.isNumber }
    return digits ? String(text) : nil
  }
}

/// Ranks how freely an operation is retried after a failure that leaves its outcome unknown.
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

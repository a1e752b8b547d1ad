import APIContract
import DataReading
import OpenAPIDocument

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

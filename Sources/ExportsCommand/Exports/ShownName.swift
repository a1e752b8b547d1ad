import OperationCore
import PostHogBatchExports

/// Something with the name of an export.
protocol Named {
  var name: String { get }
}

extension Named {
  /// The name on one line, for people.
  var shownName: String { printable(name, limit: 200) }
}

extension BatchExport: Named {}
extension Health: Named {}
extension PlannedExport: Named {}

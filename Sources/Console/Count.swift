/// A count with its noun, such as `1 file` or `2 files`.
package struct Count: CustomStringConvertible {
  package let description: String

  /// - Parameter plural: The noun for other numbers than one; by default with an `s`.
  package init(_ number: Int, _ noun: String, _ plural: String? = nil) {
    description = "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}

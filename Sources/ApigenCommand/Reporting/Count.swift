/// A count with its noun, such as `1 file` or `2 files`.
struct Count: CustomStringConvertible {
  let description: String

  init(_ number: Int, _ noun: String) {
    description = "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}

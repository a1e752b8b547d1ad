/// The changes to a folder that bring it up to date with the generated code.
struct OutputPlan: Sendable, Equatable {
  /// A file that has to change. `nil` means that there is no file.
  struct Change: Sendable, Equatable {
    let name: String
    let old: [UInt8]?
    let new: [UInt8]?

    var verb: String { old == nil ? "added" : new == nil ? "removed" : "changed" }
  }

  /// The changes, sorted by name.
  let changes: [Change]
}

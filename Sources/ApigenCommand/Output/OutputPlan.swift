/// What has to be done to a folder, so that it holds what is emitted.
struct OutputPlan: Sendable, Equatable {
  /// One file that is not as it should be. `nil` stands for no file.
  struct Change: Sendable, Equatable {
    let name: String
    let old: [UInt8]?
    let new: [UInt8]?

    var verb: String { old == nil ? "added" : new == nil ? "removed" : "changed" }
  }

  /// By name.
  let changes: [Change]
}

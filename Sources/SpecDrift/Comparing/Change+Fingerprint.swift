import APIContract

extension Change {
  /// Identifies the change by its rule, direction, path, subject, old and new value, and operations. The fingerprint stays
  /// the same when a component is renamed, a line moves or a message is reworded, and changes when the change affects
  /// more.
  public var fingerprint: String {
    let values = content.map { [$0] } ?? [subject, before, after]
    return StableHash([rule.id, direction?.rawValue ?? "", path] + values + operations.sorted()).text
  }
}

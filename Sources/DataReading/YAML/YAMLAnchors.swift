/// The anchors of a document, and what each of them names at this point: an anchor may be given again.
struct YAMLAnchors {
  enum Target {
    /// A list or a mapping that is not complete: an alias to it would lie within itself.
    case incomplete
    /// A value, and its text if it is a scalar, which an alias in a key's place needs.
    case complete(TreeBuilder.Subtree, keyText: String?)
  }

  private var targets: [String: Target] = [:]
  /// For each list or mapping that is open the anchor it has.
  private var open: [String?] = []

  /// What an alias of that name stands for.
  subscript(name: String) -> Target? { targets[name] }

  /// All names so far, in an order that does not change from run to run.
  var names: [String] { targets.keys.sorted() }

  mutating func openCollection(_ anchor: String?) {
    open.append(anchor)
    if let anchor { targets[anchor] = .incomplete }
  }

  mutating func closeCollection(_ subtree: TreeBuilder.Subtree) {
    guard let anchor = open.popLast() ?? nil else { return }
    targets[anchor] = .complete(subtree, keyText: nil)
  }

  mutating func define(_ anchor: String?, scalar: TreeBuilder.Subtree, text: String) {
    guard let anchor else { return }
    targets[anchor] = .complete(scalar, keyText: text)
  }
}

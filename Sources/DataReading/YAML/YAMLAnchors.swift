/// The anchors of a document and their current values; an anchor can be defined again.
struct YAMLAnchors {
  enum Target {
    /// A sequence or a mapping that is still being read: an alias to it would be nested in itself.
    case incomplete
    /// A value, and its text if it is a scalar, for an alias that is used as a key.
    case complete(TreeBuilder.Subtree, keyText: String?)
  }

  private var targets: [String: Target] = [:]
  /// The anchor of each open sequence or mapping.
  private var open: [String?] = []

  /// Returns the target of an alias.
  subscript(name: String) -> Target? { targets[name] }

  /// All names so far, in an order that is the same in every run.
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

/// Puts a tree together from what a reader meets, in document order and without recursion, so that depth costs memory
/// of its own and no stack. Both readers use it: limits and duplicate keys are decided here, once.
struct TreeBuilder {
  /// A finished value and its measures, by which aliases to it are held to the limits.
  struct Subtree {
    let node: Node
    /// The values in it, itself included.
    var size = 1
    /// Lists and mappings within each other; 0 for a scalar.
    var height = 0
  }

  /// What the next value of a mapping belongs to.
  private enum PendingKey {
    case none
    case named(String, SourceLocation)
    case merge
    /// A key that was reported already: its value is read and left out.
    case refused
  }

  private struct Frame {
    let isMapping: Bool
    let location: SourceLocation
    var nodes: [Node] = []
    var entries: [Mapping.Entry] = []
    var key = PendingKey.none
    var merged: [Mapping] = []
    var size = 1
    var height = 1
  }

  private let limits: ReadingLimits
  private var frames: [Frame] = []
  private var nodesRead = 0
  private(set) var root: Node?
  var diagnostics = DiagnosticList()

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// Whether the next thing read is a key.
  var expectsKey: Bool {
    guard let frame = frames.last, frame.isMapping, case .none = frame.key else { return false }
    return true
  }

  /// Begins a list or a mapping.
  mutating func open(mapping isMapping: Bool, at location: SourceLocation) throws(DiagnosticError) {
    guard frames.count < limits.maxDepth else { throw tooDeep(at: location) }
    try count(at: location)
    frames.append(Frame(isMapping: isMapping, location: location))
  }

  /// Names the value that comes next.
  mutating func key(_ key: String, at location: SourceLocation) {
    setKey(.named(key, location))
  }

  /// The value that comes next is merged into the mapping.
  mutating func mergeKey() {
    setKey(.merge)
  }

  /// Adds a value without parts.
  mutating func scalar(_ value: Node.Value, at location: SourceLocation) throws(DiagnosticError) -> Subtree {
    try count(at: location)
    return Subtree(node: Node(value, at: location))
  }

  /// Ends the innermost list or mapping and hands it over; nil if none is open.
  mutating func close() -> Subtree? {
    guard let frame = frames.popLast() else { return nil }
    let value: Node.Value =
      frame.isMapping ? .mapping(mapping(of: frame)) : .sequence(frame.nodes)
    return Subtree(node: Node(value, at: frame.location), size: frame.size, height: frame.height)
  }

  /// Puts a value where it belongs: under the pending key, at the end of the list, or as the root.
  mutating func add(_ subtree: Subtree) {
    guard !frames.isEmpty else {
      root = subtree.node
      return
    }
    let top = frames.count - 1
    frames[top].size += subtree.size
    frames[top].height = max(frames[top].height, subtree.height + 1)
    guard frames[top].isMapping else {
      frames[top].nodes.append(subtree.node)
      return
    }
    switch frames[top].key {
    case .none:
      frames[top].key = .refused
      return
    case .named(let key, let location):
      frames[top].entries.append(Mapping.Entry(key: key, keyLocation: location, value: subtree.node))
    case .merge:
      merge(subtree.node)
    case .refused:
      break
    }
    frames[top].key = .none
  }

  /// Checks that a value that stands elsewhere may stand here too.
  func checkDepth(of subtree: Subtree, at location: SourceLocation) throws(DiagnosticError) {
    guard frames.count + subtree.height <= limits.maxDepth else { throw tooDeep(at: location) }
  }

  private mutating func setKey(_ key: PendingKey) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].key = key
  }

  private mutating func merge(_ node: Node) {
    let top = frames.count - 1
    if let mapping = node.mapping { frames[top].merged.append(mapping) }
  }

  private mutating func mapping(of frame: Frame) -> Mapping {
    var diagnostics = diagnostics
    let explicit = Mapping(frame.entries) { first, repeated in
      diagnostics.add(
        .error(
          "duplicate key `\(repeated.key)`", at: repeated.keyLocation,
          notes: [Diagnostic.Note("first given here", at: first.keyLocation)]))
    }
    self.diagnostics = diagnostics
    return explicit
  }

  private mutating func count(at location: SourceLocation) throws(DiagnosticError) {
    nodesRead += 1
    guard nodesRead <= limits.maxNodes else {
      throw diagnostics.error(
        adding: .error("the file holds more than \(limits.maxNodes) values", at: location))
    }
  }

  private func tooDeep(at location: SourceLocation) -> DiagnosticError {
    diagnostics.error(
      adding: .error("lists and mappings lie more than \(limits.maxDepth) deep within each other", at: location))
  }
}

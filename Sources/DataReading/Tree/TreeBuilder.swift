import Diagnostics

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

  /// A person reads no more than this in one go.
  static let mostFaults = 100

  private let limits: ReadingLimits
  private var frames: [Frame] = []
  private var nodesRead = 0
  private var nodesRepeated = 0
  private var root: Node?
  /// What the readers and the builder found wrong.
  let diagnostics = DiagnosticCollector(limit: Self.mostFaults)

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// Whether the next value is to be a key, for the reader has not named it.
  var expectsKey: Bool {
    guard let frame = frames.last, frame.isMapping, case .none = frame.key else { return false }
    return true
  }

  /// Whether a list or a mapping is open.
  var isInCollection: Bool { !frames.isEmpty }

  /// Whether a mapping is the innermost of them.
  var isInMapping: Bool { frames.last?.isMapping ?? false }

  /// The whole tree, if nothing was wrong and there is one.
  func finish() throws(DiagnosticError) -> Node? {
    try diagnostics.check()
    return root
  }

  /// Begins a list or a mapping.
  mutating func open(mapping isMapping: Bool, at location: SourceLocation) throws(FinalFault) {
    guard frames.count < limits.maxDepth else { throw tooDeep(at: location) }
    try count(at: location)
    frames.append(Frame(isMapping: isMapping, location: location))
  }

  /// Names the value that comes next.
  mutating func key(_ key: String, at location: SourceLocation) {
    setKey(.named(key, location))
  }

  /// The value that comes next is merged into the mapping.
  mutating func mergeKey(at location: SourceLocation) {
    setKey(.merge(location))
  }

  /// A value without parts, not yet put anywhere.
  mutating func scalar(_ value: Node.Value, at location: SourceLocation) throws(FinalFault) -> Subtree {
    try count(at: location)
    return Subtree(node: Node(value, at: location))
  }

  /// Ends the innermost list or mapping, which is then to be added; nil if none is open.
  mutating func close() -> Subtree? {
    guard let frame = frames.popLast() else { return nil }
    return Subtree(
      node: Node(frame.isMapping ? .mapping(frame.mergedMapping) : .sequence(frame.nodes), at: frame.location),
      size: frame.size, height: frame.height)
  }

  /// Puts a value where it belongs: under the key that was named, at the end of the list, or as the root. A value that
  /// stands where a key should is left out, with its own value: the reader has reported it.
  mutating func add(_ subtree: Subtree) {
    guard !frames.isEmpty else {
      root = subtree.node
      return
    }
    if let fault = frames[frames.count - 1].add(subtree) { diagnostics.report(fault) }
  }

  /// Adds a value once more, at an alias.
  mutating func add(_ subtree: Subtree, repeatedAt location: SourceLocation) throws(FinalFault) {
    guard frames.count + subtree.height <= limits.maxDepth else { throw tooDeep(at: location) }
    nodesRepeated += subtree.size
    guard nodesRepeated <= limits.maxAliasExpansion else {
      throw FinalFault("the aliases stand for more than \(limits.maxAliasExpansion) values", at: location)
    }
    add(subtree)
  }

  private mutating func setKey(_ key: Frame.PendingKey) {
    guard !frames.isEmpty else { return }
    frames[frames.count - 1].key = key
  }

  private mutating func count(at location: SourceLocation) throws(FinalFault) {
    nodesRead += 1
    guard nodesRead <= limits.maxNodes else {
      throw FinalFault("the file holds more than \(limits.maxNodes) values", at: location)
    }
  }

  private func tooDeep(at location: SourceLocation) -> FinalFault {
    FinalFault("lists and mappings are nested more than \(limits.maxDepth) deep", at: location)
  }
}

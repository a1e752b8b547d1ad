import Diagnostics

/// Builds a tree from the events of a reader, in document order and without recursion, so that depth costs heap memory
/// and no stack. Both readers use it, so limits and duplicate keys are checked only here.
struct TreeBuilder {
  /// A complete value and its size, by which aliases to it are held to the limits.
  struct Subtree {
    let node: Node
    /// The number of values in it, including itself.
    var size = 1
    /// The nesting depth of sequences and mappings; 0 for a scalar.
    var height = 0
  }

  /// The largest number of faults that is useful to a person at once.
  static let mostFaults = 100

  private let limits: ReadingLimits
  private var frames: [Frame] = []
  private var nodesRead = 0
  private var nodesRepeated = 0
  private var root: Node?
  /// The faults found by the readers and the builder.
  let diagnostics = DiagnosticCollector(limit: Self.mostFaults)

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  /// Whether the next value must be a key, because the reader hasn't named it.
  var expectsKey: Bool {
    guard let frame = frames.last, frame.isMapping, case .none = frame.key else { return false }
    return true
  }

  /// Whether a sequence or a mapping is open.
  var isInCollection: Bool { !frames.isEmpty }

  /// Whether the innermost open value is a mapping.
  var isInMapping: Bool { frames.last?.isMapping ?? false }

  /// Returns the whole tree, if there is one without faults.
  func finish() throws(DiagnosticError) -> Node? {
    try diagnostics.check()
    return root
  }

  /// Begins a sequence or a mapping.
  mutating func open(mapping isMapping: Bool, at location: SourceLocation) throws(FinalFault) {
    guard frames.count < limits.maxDepth else { throw tooDeep(at: location) }
    try count(at: location)
    frames.append(Frame(isMapping: isMapping, location: location))
  }

  /// Sets the key of the next value.
  mutating func key(_ key: String, at location: SourceLocation) {
    setKey(.named(key, location))
  }

  /// Marks the next value to be merged into the mapping.
  mutating func mergeKey(at location: SourceLocation) {
    setKey(.merge(location))
  }

  /// Creates a value without elements, which isn't added to the tree yet.
  mutating func scalar(_ value: Node.Value, at location: SourceLocation) throws(FinalFault) -> Subtree {
    try count(at: location)
    return Subtree(node: Node(value, at: location))
  }

  /// Ends the innermost sequence or mapping and returns it to be added; `nil` if none is open.
  mutating func close() -> Subtree? {
    guard let frame = frames.popLast() else { return nil }
    return Subtree(
      node: Node(frame.isMapping ? .mapping(frame.mergedMapping) : .sequence(frame.nodes), at: frame.location),
      size: frame.size, height: frame.height)
  }

  /// Adds a value under the current key, at the end of the sequence, or as the root. A value in the place of a key is
  /// left out together with its own value; the reader has reported it.
  mutating func add(_ subtree: Subtree) {
    guard !frames.isEmpty else {
      root = subtree.node
      return
    }
    if let fault = frames[frames.count - 1].add(subtree) { diagnostics.report(fault) }
  }

  /// Adds a value again, for an alias.
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

import Diagnostics

/// Reads YAML: builds a tree from libyaml's events by the core schema, and resolves aliases and merge keys.
///
/// `%YAML` directives have no effect: a document that declares 1.1 is also read by the core schema of 1.2.
struct YAMLReader {
  private let file: SourceFile
  private let standIns: LineSeparatorStandIns
  private var builder: TreeBuilder
  private var anchors = YAMLAnchors()
  private var documents = 0

  /// Creates a reader for a file that is known to be text.
  static func read(_ file: SourceFile, limits: ReadingLimits) throws(DiagnosticError) -> Node {
    try YAMLTextCheck.checkCharacters(file)
    try YAMLTextCheck.checkDirectives(file)
    var reader = YAMLReader(file, limits: limits)
    do throws(FinalFault) {
      try reader.readStream()
    } catch {
      throw reader.builder.diagnostics.error(endingIn: error.diagnostic)
    }
    guard let root = try reader.builder.finish() else {
      throw DiagnosticError(emptyDocument(at: file.start).diagnostic)
    }
    return root
  }

  private init(_ file: SourceFile, limits: ReadingLimits) {
    self.file = file
    standIns = LineSeparatorStandIns(for: file.bytes)
    builder = TreeBuilder(limits: limits)
  }

  private mutating func readStream() throws(FinalFault) {
    let bytes = standIns.hiding(file.bytes)
    try bytes.withUnsafeBufferPointer { bytes throws(FinalFault) in
      guard var parser = YAMLParser(UnsafeBufferPointer(rebasing: bytes[file.textOffset...])) else {
        throw FinalFault("out of memory", at: file.start)
      }
      while try readEvent(of: &parser) {}
    }
  }

  /// Processes the next event; returns false at the end.
  private mutating func readEvent(of parser: inout YAMLParser) throws(FinalFault) -> Bool {
    let event: YAMLEvent
    do throws(YAMLSyntaxFault) {
      event = try parser.next()
    } catch {
      throw FinalFault(error.diagnostic(in: file))
    }
    let location = file.location(event.mark)
    switch event.kind {
    case .scalar(let scalar): try take(scalar, at: location)
    case .mappingStart(let properties): try open(.mapping, properties, at: location)
    case .sequenceStart(let properties): try open(.sequence, properties, at: location)
    case .collectionEnd: close()
    case .alias(let name): try takeAlias(name, at: location)
    case .documentStart: try beginDocument(at: location)
    case .streamEnd: return false
    case .other: break
    }
    return true
  }

  private mutating func beginDocument(at location: SourceLocation) throws(FinalFault) {
    documents += 1
    guard documents == 1 else {
      throw FinalFault(
        "a second document begins here", at: location, hint: "put each document into a file of its own")
    }
  }

  private static func emptyDocument(at location: SourceLocation) -> FinalFault {
    FinalFault("the document is empty", at: location)
  }

  // MARK: Scalars

  private mutating func take(_ scalar: YAMLScalar, at location: SourceLocation) throws(FinalFault) {
    let tag = scalar.properties.tag
    let isKey = builder.expectsKey
    if isKey, scalar.isMergeKey {
      builder.mergeKey(at: location)
      return
    }
    let text = standIns.restoring(String(decoding: scalar.text, as: UTF8.self))
    if isKey, tag == nil, scalar.properties.anchor == nil {
      builder.key(text, at: location)
      return
    }
    if !builder.isInCollection, scalar.isPlain, tag == nil, text.isEmpty { throw Self.emptyDocument(at: location) }

    let subtree = try builder.scalar(value(of: scalar, text, at: location), at: location)
    anchors.define(scalar.properties.anchor, scalar: subtree, text: text)
    if isKey {
      builder.key(text, at: location)
    } else {
      builder.add(subtree)
    }
  }

  private mutating func value(of scalar: YAMLScalar, _ text: String, at location: SourceLocation) -> Node.Value {
    do throws(ScalarFault) {
      guard let tag = scalar.properties.tag else {
        guard scalar.isPlain, case let value = try CoreSchema.value(of: scalar.text) else { return .string(text) }
        if case .string = value { return .string(text) }
        return value
      }
      return try YAMLTag(resolved: tag).value(of: text)
    } catch {
      report(error, at: location)
      return .null
    }
  }

  // MARK: Lists and mappings

  private mutating func open(
    _ kind: YAMLTag, _ properties: YAMLProperties, at location: SourceLocation
  ) throws(FinalFault) {
    if builder.expectsKey { refuseKey(kind == .mapping ? "a mapping" : "a list", at: location) }
    if let tag = properties.tag {
      do throws(ScalarFault) {
        try YAMLTag(resolved: tag).checkCollection(kind)
      } catch {
        report(error, at: location)
      }
    }
    try builder.open(mapping: kind == .mapping, at: location)
    anchors.openCollection(properties.anchor)
  }

  private mutating func close() {
    guard let subtree = builder.close() else { return }
    anchors.closeCollection(subtree)
    builder.add(subtree)
  }

  // MARK: Aliases

  private mutating func takeAlias(_ name: String, at location: SourceLocation) throws(FinalFault) {
    let isKey = builder.expectsKey
    switch anchors[name] {
    case .complete(_, let text?) where isKey:
      builder.key(text, at: location)
    case .complete(let subtree, _):
      if isKey { refuseKey(subtree.node.kindName, at: location) }
      try builder.add(subtree, repeatedAt: location)
    case .incomplete:
      let message = "the alias `*\(name)` is inside the value that it refers to"
      try skip(.error(message, at: location), at: location)
    case nil:
      let hint = NearestName.of(name, among: anchors.names).map { "did you mean `*\($0)`?" }
      try skip(.error("no anchor `&\(name)` comes before this alias", at: location, hint: hint), at: location)
    }
  }

  /// Reports a fault and adds a null instead, so that the reading can continue.
  private mutating func skip(_ diagnostic: Diagnostic, at location: SourceLocation) throws(FinalFault) {
    builder.diagnostics.report(diagnostic)
    try builder.add(builder.scalar(.null, at: location))
  }

  // MARK: Faults

  private mutating func refuseKey(_ kindName: String, at location: SourceLocation) {
    builder.diagnostics.error("a key must be text, but this is \(kindName)", at: location)
  }

  private mutating func report(_ fault: ScalarFault, at location: SourceLocation) {
    builder.diagnostics.error(fault.message, at: location, hint: fault.hint)
  }
}

extension YAMLScalar {
  /// Whether the scalar is `<<` without quotes, which would make it an ordinary key.
  fileprivate var isMergeKey: Bool {
    guard isPlain, text.count == 2, text[0] == UInt8(ascii: "<"), text[1] == UInt8(ascii: "<") else { return false }
    return properties.tag == nil || properties.tag == "tag:yaml.org,2002:merge"
  }
}

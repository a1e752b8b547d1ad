import CLibYAML

/// Reads YAML through the events of libyaml.
struct YAMLReader {
  private let file: SourceFile
  private let limits: ReadingLimits
  private var builder: TreeBuilder
  private var anchors: [String: TreeBuilder.Subtree] = [:]
  private var openAnchors: [String?] = []
  private var documents = 0

  init(_ file: SourceFile, limits: ReadingLimits) {
    self.file = file
    self.limits = limits
    builder = TreeBuilder(limits: limits)
  }

  mutating func read() throws(DiagnosticError) -> Node {
    var parser = yaml_parser_t()
    yaml_parser_initialize(&parser)
    defer { yaml_parser_delete(&parser) }
    try file.bytes.withUnsafeBufferPointer { bytes throws(DiagnosticError) in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else {
          throw builder.diagnostics.error(
            adding: .error(String(cString: parser.problem), at: location(parser.problem_mark)))
        }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return }
        try take(event)
      }
    }
    try builder.diagnostics.check()
    guard let root = builder.root else {
      throw DiagnosticError(.error("the document is empty", at: SourceLocation(file: file, line: 1, column: 1)))
    }
    return root
  }

  private mutating func take(_ event: yaml_event_t) throws(DiagnosticError) {
    let place = location(event.start_mark)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      guard documents == 1 else {
        throw builder.diagnostics.error(adding: .error("a second document begins here", at: place))
      }
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      if builder.expectsKey {
        builder.key(String(decoding: text, as: UTF8.self), at: place)
        return
      }
      let value: Node.Value
      do throws(CoreSchema.Fault) {
        value =
          scalar.style == YAML_PLAIN_SCALAR_STYLE
          ? try CoreSchema.value(of: text) : .string(String(decoding: text, as: UTF8.self))
      } catch {
        builder.diagnostics.add(.error(error.message, at: place, hint: error.hint))
        value = .null
      }
      let subtree = try builder.scalar(value, at: place)
      if let name = scalar.anchor { anchors[String(cString: name)] = subtree }
      builder.add(subtree)
    case YAML_MAPPING_START_EVENT:
      openAnchors.append(event.data.mapping_start.anchor.map { String(cString: $0) })
      try builder.open(mapping: true, at: place)
    case YAML_SEQUENCE_START_EVENT:
      openAnchors.append(event.data.sequence_start.anchor.map { String(cString: $0) })
      try builder.open(mapping: false, at: place)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      guard let subtree = builder.close() else { return }
      if let name = openAnchors.popLast() ?? nil { anchors[name] = subtree }
      builder.add(subtree)
    case YAML_ALIAS_EVENT:
      let name = String(cString: event.data.alias.anchor)
      guard let subtree = anchors[name] else {
        throw builder.diagnostics.error(adding: .error("no anchor is named `\(name)`", at: place))
      }
      try builder.checkDepth(of: subtree, at: place)
      builder.add(subtree)
    default:
      break
    }
  }

  private func location(_ mark: yaml_mark_t) -> SourceLocation {
    SourceLocation(file: file, line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}

func readYAML(_ file: SourceFile, limits: ReadingLimits) throws(DiagnosticError) -> Node {
  var reader = YAMLReader(file, limits: limits)
  return try reader.read()
}

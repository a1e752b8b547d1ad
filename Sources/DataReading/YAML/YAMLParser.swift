import CLibYAML

/// libyaml's event parser over some bytes, which must outlive it. This is the only code that calls libyaml.
struct YAMLParser: ~Copyable {
  /// Allocated on the heap, because libyaml keeps a pointer to the structure inside the structure.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The event that was returned last, whose memory belongs to libyaml.
  private let event: UnsafeMutablePointer<yaml_event_t>

  /// Creates a parser for UTF-8 without a byte order mark; `nil` if there is no memory.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      event.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Returns the next event, which invalidates the one before.
  mutating func next() throws(YAMLSyntaxFault) -> YAMLEvent {
    yaml_event_delete(event)
    guard yaml_parser_parse(parser, event) == 1 else {
      let parser = parser.pointee
      throw YAMLSyntaxFault(
        problem: parser.problem.map { String(cString: $0) } ?? "out of memory",
        context: parser.context.map { String(cString: $0) },
        problemMark: YAMLMark(parser.problem_mark), contextMark: YAMLMark(parser.context_mark))
    }
    return YAMLEvent(kind: Self.kind(of: event.pointee), mark: YAMLMark(event.pointee.start_mark))
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      return .scalar(
        YAMLScalar(
          text: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
          isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
          properties: YAMLProperties(anchor: scalar.anchor, tag: scalar.tag)))
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      return .mappingStart(YAMLProperties(anchor: start.anchor, tag: start.tag))
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      return .sequenceStart(YAMLProperties(anchor: start.anchor, tag: start.tag))
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT:
      return .collectionEnd
    case YAML_ALIAS_EVENT:
      return .alias(String(cString: event.data.alias.anchor))
    case YAML_DOCUMENT_START_EVENT:
      return .documentStart
    case YAML_STREAM_END_EVENT:
      return .streamEnd
    default:
      return .other
    }
  }
}

extension YAMLProperties {
  fileprivate init(anchor: UnsafePointer<UInt8>?, tag: UnsafePointer<UInt8>?) {
    self.init(anchor: anchor.map { String(cString: $0) }, tag: tag.map { String(cString: $0) })
  }
}

extension YAMLMark {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: mark.line, column: mark.column)
  }
}

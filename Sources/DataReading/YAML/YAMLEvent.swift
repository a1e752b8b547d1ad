import Diagnostics

/// An event of libyaml as a Swift value. Its pointers are valid until the next event.
struct YAMLEvent {
  enum Kind {
    case scalar(YAMLScalar)
    case mappingStart(YAMLProperties)
    case sequenceStart(YAMLProperties)
    /// The end of a mapping or a sequence.
    case collectionEnd
    case alias(String)
    case documentStart
    case streamEnd
    /// An event that doesn't affect the tree.
    case other
  }

  let kind: Kind
  let mark: YAMLMark
}

/// A position as libyaml counts it: from 0, in Unicode scalars.
struct YAMLMark: Hashable {
  let line: Int
  let column: Int
}

/// The properties that can precede a value.
struct YAMLProperties {
  let anchor: String?
  /// The tag as libyaml resolves it: `!!int` is `tag:yaml.org,2002:int`.
  let tag: String?
}

struct YAMLScalar {
  let text: UnsafeBufferPointer<UInt8>
  /// Whether the scalar is plain: neither quoted nor a block.
  let isPlain: Bool
  let properties: YAMLProperties
}

extension SourceFile {
  func location(_ mark: YAMLMark) -> SourceLocation {
    SourceLocation(file: self, line: mark.line + 1, column: mark.column + 1)
  }
}

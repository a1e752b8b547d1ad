import Diagnostics

/// What libyaml met, in Swift's words. Pointers are good until the next event.
struct YAMLEvent {
  enum Kind {
    case scalar(YAMLScalar)
    case mappingStart(YAMLProperties)
    case sequenceStart(YAMLProperties)
    /// The end of a mapping or a list.
    case collectionEnd
    case alias(String)
    case documentStart
    case streamEnd
    /// Nothing that the tree depends on.
    case other
  }

  let kind: Kind
  let mark: YAMLMark
}

/// A place as libyaml counts: from 0, in Unicode scalars.
struct YAMLMark: Hashable {
  let line: Int
  let column: Int
}

/// What can be written before a value.
struct YAMLProperties {
  let anchor: String?
  /// As libyaml resolves it: `!!int` is `tag:yaml.org,2002:int`.
  let tag: String?
}

struct YAMLScalar {
  let text: UnsafeBufferPointer<UInt8>
  /// Neither quoted nor a block.
  let isPlain: Bool
  let properties: YAMLProperties
}

extension SourceFile {
  func location(_ mark: YAMLMark) -> SourceLocation {
    SourceLocation(file: self, line: mark.line + 1, column: mark.column + 1)
  }
}

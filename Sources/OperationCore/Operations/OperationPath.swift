/// The path of an operation, percent-encoded.
///
/// Interpolation takes a ``PathSegment``, encoded so that it stays one segment whatever it holds, and a ``PathScope``:
/// `"\(scope)/batch_exports/\(id)/"`. Literal text is taken as it is.
public struct OperationPath: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The encoded path.
  public let description: String

  /// The first interpolated segment that can't be one: empty, `.` or `..`. Servers and proxies would resolve such a
  /// path to another one, so whoever sends the operation refuses it first.
  public let invalidSegment: String?

  /// A path without arguments.
  public init(stringLiteral value: String) {
    description = value
    invalidSegment = nil
  }

  /// A path with arguments.
  public init(stringInterpolation interpolation: Interpolation) {
    description = interpolation.text
    invalidSegment = interpolation.invalidSegment
  }

  private init(description: String, invalidSegment: String?) {
    self.description = description
    self.invalidSegment = invalidSegment
  }

  /// One path below another.
  public static func + (base: Self, below: Self) -> Self {
    Self(description: base.description + below.description, invalidSegment: base.invalidSegment ?? below.invalidSegment)
  }

  /// Builds the path of an interpolated literal.
  public struct Interpolation: StringInterpolationProtocol {
    var text = ""
    var invalidSegment: String?

    /// Makes room for the literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 36)
    }

    /// Literal text is part of the path as it is.
    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// The path of a scope, which is encoded already.
    public mutating func appendInterpolation(_ scope: some PathScope) {
      text += scope.path.description
      invalidSegment = invalidSegment ?? scope.path.invalidSegment
    }

    /// One segment, whatever it holds.
    public mutating func appendInterpolation(_ argument: some PathSegment) {
      let segment = argument.pathSegment
      if invalidSegment == nil, segment.isEmpty || segment == "." || segment == ".." {
        invalidSegment = segment
      }
      PercentEncoding.append(segment, keeping: PercentEncoding.isPathByte, to: &text)
    }
  }
}

/// The path of an operation, percent-encoded.
///
/// Interpolate a ``PathSegment``, which is encoded so that it stays a single segment whatever it contains, or a
/// ``PathScope``: `"\(scope)/batch_exports/\(id)/"`. Literal text is used as it is.
public struct OperationPath: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The encoded path.
  public let description: String

  /// The first interpolated segment that isn't valid: empty, `.` or `..`. Servers and proxies would resolve such a path
  /// to another one, so the sender must refuse the operation.
  public let invalidSegment: String?

  /// Creates a path without arguments.
  public init(stringLiteral value: String) {
    description = value
    invalidSegment = nil
  }

  /// Creates a path with arguments.
  public init(stringInterpolation interpolation: Interpolation) {
    description = interpolation.text
    invalidSegment = interpolation.invalidSegment
  }

  private init(description: String, invalidSegment: String?) {
    self.description = description
    self.invalidSegment = invalidSegment
  }

  /// Appends a path to another one.
  public static func + (base: Self, below: Self) -> Self {
    Self(description: base.description + below.description, invalidSegment: base.invalidSegment ?? below.invalidSegment)
  }

  /// Builds a path from an interpolated literal.
  public struct Interpolation: StringInterpolationProtocol {
    var text = ""
    var invalidSegment: String?

    /// Reserves capacity for the path.
    public init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 36)
    }

    /// Appends literal text as it is.
    public mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    /// Appends the path of a scope, which is already encoded.
    public mutating func appendInterpolation(_ scope: some PathScope) {
      text += scope.path.description
      invalidSegment = invalidSegment ?? scope.path.invalidSegment
    }

    /// Appends a single segment, percent-encoded.
    public mutating func appendInterpolation(_ argument: some PathSegment) {
      let segment = argument.pathSegment
      if invalidSegment == nil, segment.isEmpty || segment == "." || segment == ".." {
        invalidSegment = segment
      }
      PercentEncoding.append(segment, keeping: PercentEncoding.isPathByte, to: &text)
    }
  }
}

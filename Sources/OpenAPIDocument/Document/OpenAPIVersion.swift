/// The feature versions of OpenAPI that the reader supports.
public enum OpenAPIVersion: String, Sendable, Comparable, CaseIterable {
  /// 3.0.x, whose schemas are a dialect of OpenAPI's own, with `nullable`.
  case v3_0 = "3.0"
  /// 3.1.x, whose schemas are JSON Schema 2020-12.
  case v3_1 = "3.1"
  /// 3.2.x, which is 3.1 with more methods, streaming media types and tag hierarchies.
  case v3_2 = "3.2"

  /// Orders older versions before newer ones.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The feature versions of OpenAPI that can be read.
public enum OpenAPIVersion: String, Sendable, Comparable, CaseIterable {
  /// 3.0.x: schemas are OpenAPI's own dialect, with `nullable`.
  case v3_0 = "3.0"
  /// 3.1.x: schemas are JSON Schema 2020-12.
  case v3_1 = "3.1"
  /// 3.2.x: 3.1 with more methods, streaming media types and tag hierarchies.
  case v3_2 = "3.2"

  /// Older before newer.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

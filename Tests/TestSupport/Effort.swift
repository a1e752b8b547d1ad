import Foundation

/// How much of a property is tried: a fixed sample by seed in every run, and the whole in `make verify`.
public enum Effort {
  private static let isWhole = ProcessInfo.processInfo.environment["VERIFY"] != nil

  /// The seeds of a property: the first few, or all of them.
  public static func seeds(_ sample: UInt64, of whole: UInt64) -> Range<UInt64> {
    0..<(isWhole ? whole : sample)
  }
}

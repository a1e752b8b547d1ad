public import Diagnostics
import SwiftEmission

/// The differences between two lists of public declarations, `api.txt`, and what they do to programs that compile
/// against them.
public struct SurfaceReport: Sendable {
  private let changes: [Line]
  /// The most severe effect: info if declarations were only added, warning if programs only get warnings.
  public let level: Level

  private struct Line: Sendable {
    let level: Level
    let old: String?
    let new: String?
  }

  /// Compares two lists.
  ///
  /// - Throws: The faults of the first list that has some.
  public init(old: SourceFile, new: SourceFile) throws(DiagnosticError) {
    let before = try SurfaceList(parsing: old).declarations
    let after = try SurfaceList(parsing: new).declarations
    let found = SurfaceComparison.changes(from: before, to: after)
    changes = found.map { Line(level: $0.level, old: $0.old?.text, new: $0.new?.text) }
    level = found.map(\.level).max() ?? .none
  }

  /// The part of the version that has to grow.
  ///
  /// - Parameter version: The version of the old list. Before 1.0, the minor version grows when programs may no longer
  ///   compile.
  public func bump(after version: SemanticVersion) -> VersionBump {
    switch level {
    case .none: .none
    case .info, .warning: .minor
    case .breaking: version.major == 0 ? .minor : .major
    }
  }

  /// Returns the text of the report, which ends in a newline: the lines that are gone with `-`, those that are new with
  /// `+`, the most severe first.
  public func text(_ colour: (Level, String) -> String = { $1 }) -> String {
    let titles: [(Level, String)] = [
      (.breaking, "Programs may no longer compile:"), (.warning, "Programs get warnings:"), (.info, "New:"),
    ]
    let sections = titles.compactMap { level, title -> String? in
      let lines = changes.filter { $0.level == level }
      guard !lines.isEmpty else { return nil }
      let shown = lines.map { line in
        [line.old.map { "  - \($0.oneLine)" }, line.new.map { "  + \($0.oneLine)" }].compactMap(\.self)
          .joined(separator: "\n")
      }
      return ([colour(level, title)] + shown).joined(separator: "\n") + "\n"
    }
    return sections.isEmpty ? "The public declarations are the same.\n" : sections.joined(separator: "\n")
  }
}

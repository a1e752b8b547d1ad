#if APIGenerator
  import ArgumentParser
  import Diagnostics
  import Foundation
  import Generation
  import SpecDrift

  /// `apigen diff`.
  struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Reports how a change of an OpenAPI document affects its users.",
      discussion: """
        Two documents are compared by what they mean, however they are written. Each change has a verdict on three axes: \
        wire (will a program that was built from the old document fail?), source (will it still compile?) and behaviour \
        (will it get other results?).

        A document is a file, a folder with one, or a file of a revision of git.

        EXAMPLES
          apigen diff git:HEAD:spec/posthog.yaml spec/posthog.yaml
          apigen diff old.yaml new.yaml --fail-on wire=breaking,source=none

        EXIT STATUS
          0   no change is as bad as --fail-on says
          1   one is
          2   a document can't be read
          64  incorrect usage
        """)

    @Argument(help: ArgumentHelp("The document as it was.", valueName: "old"))
    var old: String

    @Argument(help: ArgumentHelp("The document as it is.", valueName: "new"))
    var new: String

    @Option(help: ArgumentHelp("text, json or markdown.", valueName: "format"))
    var format = ReportFormat.text

    @Option(
      help: ArgumentHelp(
        "The lowest level at which the exit status is 1: none, info, warning or breaking, for all axes or for each, as in wire=breaking,source=none. An axis that isn't named never fails.",
        valueName: "level"))
    var failOn = FailureLevels.breaking

    func run() throws {
      let (before, after) = (try side(old), try side(new))
      let comparison = Comparison(old: before, new: after, today: Self.today)
      format.write(comparison)
      if failOn.isReached(by: comparison) { throw ExitStatus.differences }
    }

    private func side(_ argument: String) throws -> Comparison.Side {
      do throws(DiagnosticError) {
        let source = try DocumentSource(argument)
        return try Comparison.Side(documentAt: source.path, files: source.files)
      } catch {
        let report = DiagnosticReport(error.diagnostics, includingNotes: false)
        Terminal.messages.write(report.text(Terminal.messages.paint) + "\n")
        throw ExitStatus.faultyDescription
      }
    }

    /// The current day, such as `2026-11-28`.
    static var today: String {
      Date.now.formatted(.iso8601.year().month().day())
    }
  }

  /// The format in which a comparison is printed.
  enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown

    /// Writes a comparison to standard output.
    func write(_ comparison: Comparison) {
      switch self {
      case .text: Terminal.output.write(TextReport(comparison).text(Self.colour))
      case .json: Terminal.output.write(JSONReport(comparison).text)
      case .markdown: Terminal.output.write(MarkdownReport(comparison).text)
      }
    }

    private static func colour(_ level: Level, _ text: String) -> String {
      switch level {
      case .breaking: Terminal.output.paint(.boldRed, text)
      case .warning: Terminal.output.paint(.boldYellow, text)
      case .info: Terminal.output.paint(.boldCyan, text)
      case .none: text
      }
    }
  }

  /// The lowest level on each axis at which a comparison fails; `nil` for an axis that never fails.
  struct FailureLevels: ExpressibleByArgument {
    var wire: Level?
    var source: Level?
    var behaviour: Level?

    static let breaking = FailureLevels(wire: .breaking, source: .breaking, behaviour: .breaking)

    init(wire: Level?, source: Level?, behaviour: Level?) {
      (self.wire, self.source, self.behaviour) = (wire, source, behaviour)
    }

    init?(argument: String) {
      if let level = Level(rawValue: argument) {
        self.init(wire: level.threshold, source: level.threshold, behaviour: level.threshold)
        return
      }
      self.init(wire: nil, source: nil, behaviour: nil)
      for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
        let words = part.split(separator: "=", maxSplits: 1)
        guard words.count == 2, let level = Level(rawValue: String(words[1])) else { return nil }
        switch words[0] {
        case "wire": wire = level.threshold
        case "source": source = level.threshold
        case "behaviour": behaviour = level.threshold
        default: return nil
        }
      }
    }

    var defaultValueDescription: String { "breaking" }

    func isReached(by comparison: Comparison) -> Bool {
      let verdict = comparison.verdict
      return [(verdict.wire, wire), (verdict.source, source), (verdict.behaviour, behaviour)].contains { found, level in
        level.map { found >= $0 } ?? false
      }
    }
  }

  extension Level {
    /// The level itself; `nil` for `none`, which never fails.
    fileprivate var threshold: Level? { self == .none ? nil : self }
  }
#endif

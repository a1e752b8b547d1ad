import APIModel
import ArgumentParser
import OpenAPIDocument
import SpecReading
import SwiftEmission

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What both commands take, and the way from a description to files.
struct EmissionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The root file of the description, YAML or JSON.", valueName: "file"))
  var spec = "spec/posthog.yaml"

  @Option(
    help: ArgumentHelp(
      "The configuration; by default apigen.yaml beside the description, if it is there.", valueName: "file"))
  var config: String?

  @Option(help: ArgumentHelp("The folder of the emitted files; it is created when missing.", valueName: "folder"))
  var output = "Generated"

  @Flag(help: "Show notes too: keywords that shape no code, and names that had to change.")
  var notes = false

  @Flag(help: "Take every warning for an error.")
  var strict = false

  func validate() throws {
    if output.isEmpty { throw ValidationError("The folder of the emitted files has an empty name.") }
  }

  /// Reads, decides and emits. Everything there is to say about the description goes to standard error.
  ///
  /// - Throws: ``ExitStatus/faultyDescription``, after every error has been shown; with `--strict` also for a warning.
  func emit() throws -> [EmittedFile] {
    let api: API
    do throws(DiagnosticError) {
      api = try self.api()
    } catch {
      show(error.diagnostics)
      throw ExitStatus.faultyDescription
    }
    show(api.diagnostics)
    if strict, api.diagnostics.contains(where: { $0.severity == .warning }) {
      Terminal.messages.say("stopped for the warnings, as --strict wants")
      throw ExitStatus.faultyDescription
    }
    return SwiftEmitter(api).files()
  }

  /// Does what may fail for the folder's sake, and shows why it did.
  ///
  /// - Throws: ``ExitStatus/unwritableOutput``
  func reporting<Result>(_ work: () throws(OutputError) -> Result) throws -> Result {
    do throws(OutputError) {
      return try work()
    } catch {
      show(error.diagnostics)
      throw ExitStatus.unwritableOutput
    }
  }

  /// What both commands say when there is nothing to do.
  func sayUpToDate(_ files: [EmittedFile]) {
    Terminal.messages.say("\(Count(files.count, "file")) in \(output) \(files.count == 1 ? "is" : "are") up to date")
  }

  /// The faults of the configuration are told in the same run as those of the description.
  private func api() throws(DiagnosticError) -> API {
    var configuration = Configuration()
    var faults: [Diagnostic] = []
    do throws(DiagnosticError) { configuration = try readConfiguration() } catch { faults = error.diagnostics }
    let document: Document
    do throws(DiagnosticError) {
      document = try DocumentReader().read(path: spec)
    } catch {
      throw DiagnosticError(error.diagnostics + faults)
    }
    if !faults.isEmpty { throw DiagnosticError(faults) }
    return try API(document, configuration: configuration)
  }

  private func readConfiguration() throws(DiagnosticError) -> Configuration {
    if let config { return try Configuration(SpecReader().read(path: config)) }
    let folder = spec.lastIndex(of: "/").map { spec[...$0] } ?? ""
    let path = "\(folder)apigen.yaml"
    guard FileManager.default.fileExists(atPath: path) else { return Configuration() }
    return try Configuration(SpecReader().read(path: path))
  }

  private func show(_ diagnostics: [Diagnostic]) {
    let report = DiagnosticReport(diagnostics, includingNotes: notes)
    let text = report.text(Terminal.messages.paint)
    if !text.isEmpty { Terminal.messages.write(text + "\n") }
    if let summary = report.summary { Terminal.messages.say(summary) }
  }
}

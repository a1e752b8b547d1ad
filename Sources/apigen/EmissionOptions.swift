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

  @Option(help: ArgumentHelp("The folder of the emitted files.", valueName: "folder"))
  var output = "Generated"

  /// Reads, decides and emits. What the description leaves to say goes to standard error.
  ///
  /// - Throws: ``ExitStatus/faultyDescription``, after every error has been printed.
  func emit() throws -> [EmittedFile] {
    do throws(DiagnosticError) {
      let document = try DocumentReader().read(path: spec)
      let api = try API(document, configuration: configuration())
      Console.show(api.diagnostics)
      return SwiftEmitter(api).files()
    } catch {
      Console.show(error.diagnostics)
      throw ExitStatus.faultyDescription
    }
  }

  private func configuration() throws(DiagnosticError) -> Configuration {
    if let config { return try Configuration(SpecReader().read(path: config)) }
    let folder = spec.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let path = folder.isEmpty ? "apigen.yaml" : folder + "/apigen.yaml"
    guard FileManager.default.fileExists(atPath: path) else { return Configuration() }
    return try Configuration(SpecReader().read(path: path))
  }
}

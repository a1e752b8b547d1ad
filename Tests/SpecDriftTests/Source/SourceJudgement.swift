import Generation
import DataReading
import Diagnostics
import SpecDrift
import SwiftEmission
import TestSupport

/// One of two documents, and what is generated from it.
struct GeneratedSide {
  let comparedSide: Comparison.Side
  let files: [String: String]
  let surface: [SurfaceDeclaration]

  /// - Returns: `nil` if no code can be generated.
  init?(_ text: String, configuration: String?) throws(DiagnosticError) {
    var texts = ["document.yaml": text]
    texts["apigen.yaml"] = configuration
    try self.init(documentAt: "document.yaml", files: FileStore(texts: texts))
  }

  init?(documentAt path: String, files store: FileStore = .disk) throws(DiagnosticError) {
    comparedSide = try Comparison.Side(documentAt: path, files: store)
    guard let generation = try? Generation(documentAt: path, files: store, mayBeEmpty: true) else { return nil }
    let emitted = generation.files().filter { $0.name.hasSuffix(".swift") }
    files = Dictionary(uniqueKeysWithValues: emitted.map { ($0.name, $0.text) })
    surface = generation.api.surface
  }
}

/// What the compiler says of a program that was written for one document and is compiled against another.
enum SourceJudgement: Equatable {
  /// It doesn't compile any more.
  case breaking
  /// There are warnings that weren't there.
  case warning
  case compiles

  /// The verdict of a comparison; whether something was added doesn't matter to a program.
  init(_ verdict: Level) {
    self =
      switch verdict {
      case .breaking: .breaking
      case .warning: .warning
      case .info, .none: .compiles
      }
  }

  /// Compiles a program against both sides.
  ///
  /// - Returns: What it says, and the messages that are new.
  static func of(
    _ program: String, from old: GeneratedSide, to new: GeneratedSide
  ) async throws -> (judgement: SourceJudgement, messages: [SwiftCompiler.Message]) {
    let name = "TheProgram.swift"
    async let before = SwiftCompiler.messages(about: old.files.merging([name: program]) { $1 })
    async let after = SwiftCompiler.messages(about: new.files.merging([name: program]) { $1 })
    let (known, all) = try await (before, after)
    if let error = known.first(where: \.isError) { throw Unusable(message: error) }
    let messages = all.filter { !known.contains($0) }
    let isBroken = messages.contains(where: \.isError)
    return (isBroken ? .breaking : messages.isEmpty ? .compiles : .warning, messages)
  }

  /// The program doesn't even compile against the side for which it was written.
  struct Unusable: Error {
    let message: SwiftCompiler.Message
  }
}

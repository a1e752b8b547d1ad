import SpecDrift
import SwiftEmission
import TestSupport

/// What the compiler says of a program that uses one side's declarations, if it is compiled against another side.
struct SourceJudgement {
  /// The declarations of which a use doesn't compile any more.
  private(set) var broken: Set<SurfaceDeclaration> = []
  /// The declarations of which a use compiles with a warning that wasn't there.
  private(set) var warned: Set<SurfaceDeclaration> = []
  /// The messages that are new.
  private(set) var messages: [SwiftCompiler.Message] = []

  /// - Throws: ``Unusable`` if the program doesn't compile against the side for which it was written.
  init(from old: GeneratedSide, to new: GeneratedSide) async throws {
    let program = UseProgram(of: old.surface)
    let file = [SwiftCompiler.Message.program: program.text]
    async let before = SwiftCompiler.messages(about: old.files.merging(file) { $1 })
    async let after = SwiftCompiler.messages(about: new.files.merging(file) { $1 })
    let (known, all) = try await (before, after)
    if let error = known.first(where: \.isError) { throw Unusable(message: error) }
    // The text of a deprecation may change.
    let knownPlaces = Set(known.map(\.line))
    messages = all.filter { $0.isError || !knownPlaces.contains($0.line) }
    for message in messages {
      guard message.file == SwiftCompiler.Message.program, let declaration = program.declaration(inLine: message.line)
      else { throw Unusable(message: message) }
      if message.isError { broken.insert(declaration) } else { warned.insert(declaration) }
    }
    warned.subtract(broken)
  }

  /// The verdict on the source axis, except that programs don't show whether something was added.
  var verdict: Level { !broken.isEmpty ? .breaking : warned.isEmpty ? .none : .warning }

  /// The generated code itself doesn't compile, or not with the program for it.
  struct Unusable: Error {
    let message: SwiftCompiler.Message
  }
}

extension SwiftCompiler.Message {
  /// The name of the program's file.
  fileprivate static var program: String { "TheProgram.swift" }
}

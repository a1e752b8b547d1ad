import Foundation
import SwiftEmission
import Testing

@Suite struct CommandTests {
  @Test func whatWasGeneratedPassesTheCheck() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    let generated = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(generated.status == 0, "\(generated.complaints)")
    #expect(generated.output.contains("added Out/Pets.swift"))
    #expect(try place.read("Out/Pets.swift").hasPrefix(SwiftEmitter.marker))
    #expect(try place.apigen("check", "--spec", "api.yaml", "--output", "Out").status == 0)
  }

  @Test func aSecondRunTouchesNothing() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    _ = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    let before = try place.state(of: "Out")
    #expect(try place.apigen("generate", "--spec", "api.yaml", "--output", "Out").output.contains("0 changed"))
    #expect(try place.state(of: "Out") == before)
  }

  @Test func aChangedNameIsADifferenceThatCanBeRead() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    _ = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    let before = try place.state(of: "Out")
    try place.write(
      fineDescription.replacing("name: {type: string}", with: "title: {type: string}").replacing(
        "[id, name]", with: "[id, title]"), to: "api.yaml")
    let check = try place.apigen("check", "--spec", "api.yaml", "--output", "Out")
    #expect(check.status == 1)
    #expect(check.output.contains("--- a/Out/Pets.swift\n+++ b/Out/Pets.swift\n@@ "))
    #expect(check.output.contains("-  public let name: String\n+  public let title: String\n"))
    #expect(!check.output.contains("\u{1B}"), "no colours in a file")
    #expect(try place.state(of: "Out") == before, "check writes nothing")
  }

  @Test func whatIsNoLongerEmittedIsRemovedAndOtherFilesStay() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    try place.write("// mine\n", to: "Out/Mine.swift")
    try place.write("notes\n", to: "Out/README.md")
    _ = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    try place.write(fineDescription.replacing("tags: [Pets]", with: "tags: [Animals]"), to: "api.yaml")
    let generated = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(generated.output.contains("removed Out/Pets.swift"))
    #expect(try Set(place.state(of: "Out").keys) == ["Animals.swift", "Mine.swift", "README.md"])
    #expect(try place.read("Out/Mine.swift") == "// mine\n")
  }

  @Test func aFileThatWasNotEmittedIsNeverReplaced() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    try place.write("// mine\n", to: "Out/Pets.swift")
    let before = try place.state(of: "Out")
    let generated = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(generated.status == 3)
    #expect(generated.complaints.contains("Out/Pets.swift was not written by apigen"))
    #expect(try place.state(of: "Out") == before)
  }

  @Test func aLinkIsNotFollowed() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    try place.write(SwiftEmitter.marker + "x\n", to: "elsewhere.swift")
    try place.write("", to: "Out/.keep")
    try FileManager.default.createSymbolicLink(
      at: place.folder.appending(path: "Out/Pets.swift"),
      withDestinationURL: place.folder.appending(path: "elsewhere.swift"))
    #expect(try place.apigen("generate", "--spec", "api.yaml", "--output", "Out").status == 3)
    #expect(try place.read("elsewhere.swift") == SwiftEmitter.marker + "x\n")
  }

  @Test func aFolderThatCanNotBeMadeIsStatus3() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "api.yaml")
    try place.write("a file", to: "Out")
    let generated = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(generated.status == 3)
    #expect(generated.complaints.contains("Out is no folder"))
    #expect(try place.apigen("generate", "--spec", "api.yaml", "--output", "/proc/no/such").status == 3)
  }

  @Test func theConfigurationBesideTheDescriptionIsTaken() throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "spec/api.yaml")
    try place.write("hashable: [Pet]\n", to: "spec/apigen.yaml")
    _ = try place.apigen("generate", "--spec", "spec/api.yaml", "--output", "Out")
    #expect(try place.read("Out/Pets.swift").contains("struct Pet: Identifiable, Hashable, JSONObjectReadable"))
    try place.write("codable: [Pet]\n", to: "other.yaml")
    _ = try place.apigen("generate", "--spec", "spec/api.yaml", "--config", "other.yaml", "--output", "Out")
    #expect(try place.read("Out/Pets.swift").contains("extension Pet: Decodable {}"))
  }

  @Test(arguments: [["generate", "--no-such-option"], ["frobnicate"], ["check", "extra"]])
  func wrongUsageIsStatus64(arguments: [String]) throws {
    let place = try Workplace()
    let outcome =
      arguments.count == 1 ? try place.apigen(arguments[0]) : try place.apigen(arguments[0], arguments[1])
    #expect(outcome.status == 64)
    #expect(outcome.complaints.contains("Usage:"))
  }

  @Test func theHelpNamesTheExitStatuses() throws {
    let place = try Workplace()
    let help = try place.apigen("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("EXIT STATUS") && help.output.contains("apigen check"))
    #expect(try place.apigen("--version").output.contains("."))
  }
}

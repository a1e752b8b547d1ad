import Foundation
import OperationCore
import Testing

/// Threads other than the main one have half a megabyte of stack on Apple's systems: the deepest text that is read must
/// not need more.
@Suite struct StackTests {
  static let levels = JSONReader.maximumDepth - 1

  @Test func readsTheDeepestTextOnASmallStack() async {
    let tree = String(repeating: "{\"child\":", count: Self.levels) + "{}" + String(repeating: "}", count: Self.levels)
    let arrays = String(repeating: "[", count: Self.levels) + String(repeating: "]", count: Self.levels)
    let isFine = await withCheckedContinuation { continuation in
      let thread = Thread {
        do {
          _ = try Tree(json: tree)
          let value = try JSONValue(json: tree)
          _ = value.description
          let isEqual = try value == JSONValue(json: tree + " ") && value != JSONValue(json: arrays)
          _ = JSONError(offset: tree.utf8.count / 2, .tooDeep(limit: 0)).pointer(in: Array(tree.utf8))
          continuation.resume(returning: isEqual)
        } catch {
          continuation.resume(returning: false)
        }
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(isFine)
  }

  /// JSON within a text within JSON …: brackets need no escapes, so a few kilobytes hold many levels.
  @Test(arguments: [1, 2, 4, 8])
  func printsTextsWithinTextsOnASmallStack(_ texts: Int) async throws {
    var text = "1"
    for _ in 0...texts {
      let inner = text == "1" ? text : text.jsonText
      text = String(repeating: "[", count: Self.levels) + inner + String(repeating: "]", count: Self.levels)
    }
    let value = try JSONValue(json: text)
    let printed = await withCheckedContinuation { continuation in
      let thread = Thread { continuation.resume(returning: value.description) }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(printed.contains("<redacted>"))
  }
}

// Downloads one export of many small files from a fake in the same process, and prints how long it took and how many bytes
// were written to do it: the files have a hundred bytes each, so what counts is what a file costs beside its bytes.
//
//     parts-bench PARTS FOLDER
//
// Benchmarks/measure-parts runs it.

import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting

@main
struct PartsBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2, let parts = Int(arguments[0]) else { return print("Usage: parts-bench PARTS FOLDER") }
    var configuration = FakeConfiguration()
    configuration.timing.scale(by: 0)
    let fake = FakePostHog(configuration: configuration)
    fake.nextFileDownload(
      .completed(files: (0..<parts).map { [UInt8](repeating: UInt8(ascii: "0") + UInt8($0 % 10), count: 100) }))
    let client = PostHogClient(
      host: try .selfHosted("http://localhost"), credentials: try .static("phx_fake_key"), transport: fake)
    let end = Date(timeIntervalSince1970: 1_772_323_200)
    let written = bytesWritten
    let clock = ContinuousClock()
    let start = clock.now
    let files = try await client.project(1).fileDownloads.download(
      .events, from: end.addingTimeInterval(-86_400), to: end, format: .jsonLines,
      into: URL(filePath: arguments[1]))
    let seconds = (clock.now - start) / .seconds(1)
    guard files.files.count == parts else { return print("Some files are missing.") }
    print(String(format: "%d files, %.2f s, %.1f MB written", parts, seconds, Double(bytesWritten - written) / 1e6))
  }

  /// What the process has passed to `write` so far.
  private static var bytesWritten: Int {
    let lines = (try? String(contentsOfFile: "/proc/self/io", encoding: .utf8)) ?? ""
    let line = lines.split(separator: "\n").first { $0.hasPrefix("wchar:") } ?? ""
    return line.split(separator: " ").last.flatMap { Int($0) } ?? 0
  }
}

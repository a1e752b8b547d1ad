// Downloads one export into a folder and prints how long it took and how much memory it needed.
//
//     download-bench ORIGIN FOLDER
//
// Benchmarks/measure-download starts a server for it and compares it with curl.

import Foundation
import PostHogBatchExports

@main
struct DownloadBench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count == 2 else { return print("Usage: download-bench ORIGIN FOLDER") }
    let client = PostHogClient(
      host: try .selfHosted(arguments[0]), credentials: try .static("phx_benchmark"))
    let download = client.project(1).fileDownloads[UUID()]
    // Idle is a client that has spoken with the server.
    _ = try await download.retrieve()
    let idle = memory("VmRSS")
    let clock = ContinuousClock()
    let start = clock.now
    let files = try await download.download(into: URL(filePath: arguments[1]))
    let seconds = (clock.now - start) / .seconds(1)
    print(
      String(
        format: "%.3f s, %.0f MB/s, %.0f MB at idle, %.0f MB more at the peak", seconds,
        Double(files.bytes) / seconds / 1e6, idle, memory("VmHWM") - idle))
  }

  /// A line of /proc/self/status in megabytes.
  private static func memory(_ name: String) -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") } ?? ""
    return (line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) } ?? 0) * 1024 / 1e6
  }
}

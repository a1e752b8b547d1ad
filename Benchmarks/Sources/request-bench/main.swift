// Requests a second of the client beside those of AsyncHTTPClient, which only collects what arrives, or has it decoded by
// the client's own reader or by JSONDecoder.
//
//     request-bench documents FOLDER                 writes what a web server has to serve
//     request-bench memory [calls]                   measures calls without a network
//     request-bench ORIGIN [rounds] [requests] [only]   measures; `only` is one way, for a profiler
//
// Benchmarks/measure-requests starts a web server and does both.

let arguments = Array(CommandLine.arguments.dropFirst())
switch (arguments.first, arguments.dropFirst().first) {
case ("documents", let folder?):
  try Documents().write(to: folder)
case ("memory", let calls):
  try await Memory(calls: calls.flatMap { Int($0) } ?? 100_000).run()
case (let origin?, _):
  func number(_ index: Int, default value: Int) -> Int {
    arguments.indices.contains(index) ? Int(arguments[index]) ?? value : value
  }
  try await Comparison(
    origin: origin, rounds: number(1, default: 15), requests: number(2, default: 4_000),
    only: arguments.dropFirst(3).first
  ).run()
default:
  print(
    "Usage: request-bench documents FOLDER | request-bench memory [calls] | request-bench ORIGIN [rounds] [requests] [only]"
  )
}

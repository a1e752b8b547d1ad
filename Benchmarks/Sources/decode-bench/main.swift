// Decodes one page of batch exports in several ways and prints the median time of each, beside the direct reader's.
//
//     swift run -c release --package-path Benchmarks decode-bench [rounds] [only]
//
// `only` runs the ways whose name begins with it and once more than that: for a profiler.

import CodedModels
import Foundation
import OperationCore

var maker = PageMaker()
let page = maker.page()
var shuffling = PageMaker(isShuffled: true)
let shuffled = shuffling.page()
let data = Data(page)
let rounds = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 200
let only = CommandLine.arguments.dropFirst(2).first ?? ""

let decoder = JSONDecoder()
decoder.dateDecodingStrategy = .custom { decoder in
  let container = try decoder.singleValueContainer()
  guard let date = Date(rfc3339: try container.decode(String.self)) else {
    throw DecodingError.dataCorruptedError(in: container, debugDescription: "no date")
  }
  return date
}

func medianMilliseconds(_ rounds: Int, _ work: () throws -> Int) rethrows -> Double {
  var times: [Duration] = []
  for _ in 0..<max(rounds, 1) {
    let start = ContinuousClock.now
    let count = try work()
    times.append(ContinuousClock.now - start)
    precondition(count == 100)
  }
  times.sort()
  return times[times.count / 2] / .milliseconds(1)
}

let ways: [(name: String, rounds: Int, work: () throws -> Int)] = [
  ("direct reader", rounds, { try OffsetPage<Export>(json: page).results.count }),
  ("the same, members in reverse", rounds, { try OffsetPage<Export>(json: shuffled).results.count }),
  ("free-form value (checked, not read)", rounds, { try JSONValue(json: page)["count"]?.int ?? 0 }),
  (
    "JSONSerialization", rounds / 5,
    { ((try JSONSerialization.jsonObject(with: data) as? [String: Any])?["results"] as? [Any])?.count ?? 0 }
  ),
  ("JSONDecoder, own date parser", rounds / 5, { try decoder.decode(CodedPage.self, from: data).results.count }),
  (
    "JSONDecoder through the bridge", rounds / 20,
    { try decoder.decode(BridgedPage.self, from: data).page.results.count }
  ),
]

print("page of \(page.count / 1000) kB, 100 exports with 10 runs each; median of \(rounds) rounds or fewer")
var reference = 0.0
for way in ways where way.name.hasPrefix(only) {
  let median = try medianMilliseconds(way.rounds, way.work)
  if reference == 0 { reference = median }
  let columns = [
    way.name.padding(toLength: 38, withPad: " ", startingAt: 0), String(format: "%9.3f ms", median),
    String(format: "%7.1f x", median / reference), String(format: "%7.0f MB/s", Double(page.count) / median / 1000),
  ]
  print(columns.joined(separator: " "))
}

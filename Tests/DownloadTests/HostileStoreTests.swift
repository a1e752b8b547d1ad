import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import TestSupport
import Testing

/// A store that does something else in every exchange while its file changes: what is kept is one of the files,
/// complete, or nothing.
@Suite struct HostileStoreTests {
  @Test(arguments: Effort.seeds(40, of: 5_000))
  func whatIsKeptIsOneOfTheFiles(seed: UInt64) async throws {
    try await Bench.with { bench in
      let script = Script(seed: seed)
      let first = bench.nextExport(script.size())[0]
      script.add(first)
      for _ in 0..<300 {
        bench.wire.next(
          .change { response in
            script.spoil(&response)
            if let new = script.newVersion() { bench.replaceFile(with: new) }
          })
      }
      do throws(PostHogError) {
        _ = try await bench.download()
      } catch {
        #expect(error.reason != nil && bench.contents(Bench.name(0)) == nil, "\(error)")
        bench.wire.forgetEvents()
        _ = try await bench.download()
      }
      let kept = try #require(bench.contents(Bench.name(0)))
      #expect(script.versions.contains(kept), "\(script.log)")
      #expect(bench.wire.requests.count < 250 && bench.creates == 1)
      #expect(bench.names == [Bench.manifest, Bench.name(0)].sorted())
    }
  }
}

/// What a store does to its responses.
private final class Script: Sendable {
  private struct State {
    var random: SeededGenerator
    var versions: [[UInt8]] = []
    var log: [String] = []
  }

  private enum Act: CaseIterable {
    case honest, cut, cutEarly, noTag, weakTag, dateOnly, unquotedTag, otherTag, notSatisfiable, partUnasked,
      partCalledWhole
    case otherTotal, otherStart, noRange, twoLengths, twoTags, multipart, tooLong, busy, refused, redirect, empty, page
  }

  private let state: Mutex<State>

  init(seed: UInt64) { state = Mutex(State(random: SeededGenerator(seed: seed))) }

  var versions: [[UInt8]] { state.withLock(\.versions) }
  var log: [String] { state.withLock(\.log) }

  func add(_ version: [UInt8]) { state.withLock { $0.versions.append(version) } }

  func size() -> Int { state.withLock { Int.random(in: 100...900, using: &$0.random) } }

  /// Other bytes for the file, once in a while; often of the same length.
  func newVersion() -> [UInt8]? {
    state.withLock { state in
      guard Int.random(in: 0..<6, using: &state.random) == 0 else { return nil }
      let old = state.versions.last?.count ?? 0
      let size = Bool.random(using: &state.random) ? old : Int.random(in: 1...900, using: &state.random)
      let new = Bench.bytes(size, seed: state.versions.count * 7 + 1)
      state.versions.append(new)
      return new
    }
  }

  func spoil(_ response: inout FakeResponse) {
    let act: Act = state.withLock { state in
      let isHonest = Int.random(in: 0..<3, using: &state.random) == 0
      let act = isHonest ? .honest : Act.allCases.randomElement(using: &state.random) ?? .honest
      state.log.append("\(response.head.status.code) \(act)")
      return act
    }
    let place = state.withLock { Int.random(in: 0...max(1, response.body.count), using: &$0.random) }
    apply(act, to: &response, place: place)
  }

  private func apply(_ act: Act, to response: inout FakeResponse, place: Int) {
    let isPart = response.head.status == .partialContent
    let count = response.body.count
    func refuse(_ status: HTTPResponse.Status) {
      response.head = HTTPResponse(status: status, headerFields: [.contentLength: "0"])
      response.body = []
    }
    switch act {
    case .honest: break
    case .cut: response.body = Array(response.body.prefix(place))
    case .cutEarly: response.body = Array(response.body.prefix(1))
    case .noTag, .dateOnly: response.head.headerFields[.eTag] = nil
    case .weakTag: response.head.headerFields[.eTag] = response.head.headerFields[.eTag].map { "W/\($0)" }
    case .unquotedTag: response.head.headerFields[.eTag] = "tag"
    case .otherTag: response.head.headerFields[.eTag] = "\"other-\(place)\""
    case .notSatisfiable: refuse(.rangeNotSatisfiable)
    case .partUnasked:
      guard !isPart, count > 1 else { return }
      response.head.status = .partialContent
      response.head.headerFields[.contentRange] = "bytes 1-\(count - 1)/\(count)"
      response.head.headerFields[.contentLength] = String(count - 1)
      response.body.removeFirst()
    case .partCalledWhole:
      guard isPart else { return }
      response.head.status = .ok
      response.head.headerFields[.contentRange] = nil
    case .otherTotal where isPart: response.head.headerFields[.contentRange]?.append("7")
    case .otherStart where isPart:
      response.head.headerFields[.contentRange] = "bytes \(place)-\(place + max(count, 1) - 1)/\(place + count + 1)"
    case .noRange: response.head.headerFields[.contentRange] = nil
    case .twoLengths: response.head.headerFields[values: .contentLength] = ["\(count)", "\(count + 1)"]
    case .twoTags: response.head.headerFields[values: .eTag] = ["\"a\"", "\"b\""]
    case .multipart: response.head.headerFields[.contentType] = "multipart/byteranges; boundary=x"
    case .tooLong: response.body += [1, 2, 3]
    case .busy: refuse(.serviceUnavailable)
    case .refused: refuse(.forbidden)
    case .redirect:
      refuse(.temporaryRedirect)
      response.head.headerFields[.location] = "https://elsewhere.example/"
    case .empty: response.body = []
    case .page: response.head.headerFields[.contentType] = "text/html"
    case .otherTotal, .otherStart: break
    }
  }
}

import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Synchronization
import Testing

/// Downloads where something other than PostHog responds: neither a page nor an object store is a reason to make another
/// export.
@Suite struct ProxyTests {
  @Test(arguments: [400, 401, 403, 404, 410, 502])
  func aPageWhileSigningPasses(status: Int) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300, 200)
      bench.fake.respondNext(to: \.isForSigning, with: .page(status))
      let result = try await bench.download()
      #expect(try result.files.map { try Array(Data(contentsOf: $0.url)) } == files)
      #expect(bench.creates == 1)
    }
  }

  @Test(arguments: [200, 301, 302, 400, 401, 403, 404, 410])
  func aPageThatLastsMakesNoOtherExportAndLosesNoFile(status: Int) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300, 200)
      let second = Mutex(true)
      for _ in 0..<100 {
        bench.fake.respondNext(to: { $0.isForSigning && $0.isSecond(of: bench) && second.isOn }, with: .page(status))
      }
      for _ in 0..<5 {
        let error = try await bench.failure(options: DownloadOptions(parallelFiles: 1))
        #expect(error.kind == .gateway(status: status))
        #expect(bench.contents(Bench.name(0)) == files[0])
      }
      #expect(bench.creates == 1)
      second.withLock { $0 = false }
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(1)) == files[1] && bench.creates == 1)
    }
  }

  /// PostHog has just pointed to the file, so an object store, or a proxy in front of it, that doesn't have it is out
  /// of order.
  @Test(arguments: [Bench.refusal(404, "NoSuchKey"), Bench.refusal(410, "Gone"), .page(404), .page(410)])
  func anObjectStoreThatHasNothingMakesNoOtherExport(refusal: FakeResponse) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300, 200)
      bench.wire.next(.pass)
      for _ in 0..<5 {
        bench.wire.next(.respond(refusal))
        let error = try await bench.failure(options: DownloadOptions(parallelFiles: 1))
        guard case .refusedByStore(refusal.head.status.code, _) = error.reason else { throw error }
        #expect(bench.contents(Bench.name(0)) == files[0])
      }
      #expect(bench.creates == 1)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(1)) == files[1] && bench.creates == 1)
    }
  }

  @Test func pagesWhileTheExportIsMadeAreWaitedOut() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(300)
      for status in [404, 200, 401, 503] {
        for _ in 0..<5 { bench.fake.respondNext(to: \.isForState, with: .page(status)) }
      }
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 1)
    }
  }

  /// What PostHog itself says about an export that it no longer knows still counts.
  @Test(arguments: [400, 404])
  func theWordOfPostHogIsBelieved(status: Int) async throws {
    try await Bench.with { bench in
      bench.nextExport(300)
      bench.wire.next(.respond(Bench.refusal(404, "NoSuchKey")))
      _ = try await bench.failure()
      let files = bench.nextExport(200)
      var refusal = FakeResponse.refused
      refusal.head.status = .init(code: status)
      bench.fake.respondNext(to: \.isForSigning, with: refusal)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.creates == 2)
    }
  }
}

extension FakeResponse {
  /// A refusal by PostHog.
  static let refused = FakeResponse(
    status: .badRequest,
    json: #"{"type":"validation_error","code":"invalid_input","detail":"This file has expired.","attr":null}"#)

  /// A proxy's response.
  static func page(_ status: Int) -> FakeResponse {
    FakeResponse(
      status: .init(code: status), headers: [.contentType: "text/html"], body: Array("<html>nginx</html>".utf8))
  }
}

extension FakeRequest {
  fileprivate var isForSigning: Bool { head.method == .get && path.contains("/download/") }
  fileprivate var isForState: Bool {
    head.method == .get && path.contains("/file_download_batch_exports/") && !path.contains("/download/")
  }

  /// Returns whether it requests the second file of the bench's download.
  fileprivate func isSecond(of bench: Bench) -> Bool {
    guard let id = try? bench.manifest()["parts"]?[1]?["id"]?.string else { return false }
    return path.hasSuffix("/\(id.lowercased())/")
  }
}

extension Mutex<Bool> {
  fileprivate var isOn: Bool { withLock(\.self) }
}

import Foundation
import HTTPTypes
import Logging
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What the object store is sent, and what errors and logs don't reveal.
@Suite struct SecrecyTests {
  @Test func theStoreIsSentTheAddressAndNothingOfOurs() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.cut(after: 100))
      _ = try await bench.download()
      let fields = bench.wire.requests.map { $0.headerFields.map(\.name) }
      #expect(fields == [[.acceptEncoding], [.acceptEncoding, .range, .ifRange]])
      #expect(bench.wire.requests.allSatisfy { $0.path?.contains("X-Amz-Signature=") == true })
    }
  }

  @Test func noSecretIsKeptOnDisk() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.cut(after: 100), .refuse, .refuse, .refuse, .refuse, .refuse)
      _ = try await bench.failure()
      for name in bench.names {
        let text = String(decoding: bench.contents(name) ?? [], as: UTF8.self)
        #expect(!text.contains("phx_") && !text.contains("X-Amz") && !text.contains("objects.fake.invalid"), "\(name)")
      }
    }
  }

  /// A transport that quotes the request that it was given.
  @Test func anErrorDoesNotShowTheSignature() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.quotesAddresses = true
      for _ in 0..<5 { bench.wire.next(.refuse) }
      let error = try await bench.failure()
      #expect("\(error)".contains("objects.fake.invalid"), "the place is printed")
      #expect(!"\(error)".contains("X-Amz") && !"\(error.kind)".contains("X-Amz"))
    }
  }

  @Test(arguments: [
    ("http://objects.example/file?X-Amz-Signature=s3cret", "not secure"),
    ("ftp://objects.example/file?X-Amz-Signature=s3cret", "no http or https address"),
    ("file:///etc/passwd?X-Amz-Signature=s3cret", "no http or https address"),
    ("?X-Amz-Signature=s3cret", "no http or https address"),
    ("#X-Amz-Signature=s3cret", "no http or https address"),
    ("//user:s3cret@objects.example/file", "a user or a password"),
    ("//objects.example:99999/file?X-Amz-Signature=s3cret", "no http or https address"),
    ("https://", "no http or https address"),
    ("https://user:s3cret@objects.example/file", "a user or a password"),
    ("https://objects.example\u{0}/?X-Amz-Signature=s3cret", "no http or https address"),
    ("http://127.0.0.1/latest/meta-data?X-Amz-Signature=s3cret", "not secure"),
    ("https://objects.example/\(Bench.key)?X-Amz-Signature=s3cret", "API key"),
    ("https://objects.example/file?key=%70hx_download_key_0123456789&X-Amz-Signature=s3cret", "API key"),
    ("/bucket/\(Bench.key)", "API key"),
  ])
  func anAddressThatIsNoSafePlaceIsNotAsked(location: String, words: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      bench.fake.respondNext(
        to: { $0.path.contains("/download/") },
        with: FakeResponse(
          status: .found, headers: [.location: location.replacing("\u{0}", with: "%00")]))
      let error = try await bench.failure()
      guard case .refusedURL(let reason) = error.reason else { return #expect(Bool(false), "\(error)") }
      #expect(reason.contains(words))
      #expect(!"\(error)".contains("s3cret"))
      #expect(bench.wire.requests.isEmpty)
    }
  }

  /// A `Location` may be relative to the URL of its response (RFC 9110, section 10.2.2); that place gets no key either.
  @Test(arguments: [
    ("/bucket/file?X-Amz-Signature=s3cret", "us.posthog.com", "/bucket/file?X-Amz-Signature=s3cret"),
    ("//objects.example/a%2Fb?X-Amz-Signature=s3cret", "objects.example", "/a%2Fb?X-Amz-Signature=s3cret"),
    ("../../../../../../bucket/./file", "us.posthog.com", "/api/bucket/file"),
    ("../../../../../../../../../bucket/file", "us.posthog.com", "/bucket/file"),
    ("https://objects.example/a/../b%2e?x=%7e", "objects.example", "/a/../b%2e?x=%7e"),
  ])
  func aRelativeAddressIsReadAgainstTheRequest(location: String, authority: String, path: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(10)
      bench.fake.respondNext(
        to: { $0.path.contains("/download/") }, with: FakeResponse(status: .found, headers: [.location: location]))
      bench.wire.respondNext(
        at: authority, path: path,
        with: FakeResponse(status: .ok, headers: [.contentLength: "2"], body: Array("{}".utf8)))
      let result = try await bench.download()
      #expect(result.files.map(\.bytes) == [2])
      #expect(bench.wire.requests.map(\.authority) == [authority])
      #expect(bench.wire.requests.allSatisfy { $0.headerFields[.authorization] == nil })
    }
  }

  /// The store may be at any place that is as secure as the API's.
  @Test(arguments: [
    ("https://posthog.example", "https://somewhere.else.example:9000", true),
    ("http://127.0.0.1:8000", "http://127.0.0.1:9000", true),
    ("https://localhost", "http://minio.localhost:9000", true),
    ("https://posthog.example", "http://objects.posthog.example", false),
  ])
  func theStoreIsNoLessSafeThanTheAPI(api: String, store: String, isAllowed: Bool) async throws {
    try await Bench.with {
      $0.objectStoreURL = store
    } _: { bench in
      bench.nextExport(10)
      let client = PostHogClient(
        host: try .selfHosted(api), credentials: try .static(Bench.key), transport: bench.fake, clock: bench.clock)
      let downloads = client.project(1).fileDownloads
      let result = await Result {
        try await bench.clock.withTimePassing {
          try await downloads.download(
            .events, from: Bench.start, to: Bench.end, format: .jsonLines, into: bench.folder)
        }
      }
      switch result {
      case .success(let files): #expect(isAllowed && files.files.count == 1)
      case .failure(let error): #expect(!isAllowed && "\(error)".contains("not secure"))
      }
    }
  }
}

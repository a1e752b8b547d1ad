import Foundation
import HTTPTypes
import OperationCore
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

/// What goes wrong while a file is downloaded, and is repaired in the same call.
@Suite struct ResumeTests {
  /// Bytes 0 to 99 have arrived when the first exchange ends.
  @Test(arguments: [Wire.Event.cut(after: 100), .end(after: 100)])
  func aBodyThatIsCutGoesOnWithARangeIfTheFileIsTheSame(event: Wire.Event) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(event)
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.wire.ranges == [nil, "bytes=100-"])
      let tag = try #require(bench.wire.requests.last?.headerFields[.ifRange])
      #expect(tag.hasPrefix("\"") && tag.hasSuffix("\""))
      #expect(bench.signatures == 1, "the address still works")
    }
  }

  @Test func progressRestoresTheRetryAllowance() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      for _ in 1...30 { bench.wire.next(.cut(after: 20), .refuse) }
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
    }
  }

  @Test func anExchangeThatBringsNothingIsRetriedAFewTimes() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.cut(after: 100), .refuse, .refuse, .refuse, .refuse, .refuse)
      let error = try await bench.failure()
      #expect(error.reason == .interrupted(TransportError(.connection, phase: .notSent)))
      #expect(bench.wire.requests.count == 6)
      #expect(bench.contents(Bench.name(0) + ".partial")?.count == 100)
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.wire.ranges == ["bytes=100-"] && bench.creates == 1)
    }
  }

  @Test(arguments: [408, 429, 500, 502, 503, 504])
  func aStoreThatIsBusyIsAskedAgain(status: Int) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(500)
      let busy = FakeResponse(status: .init(code: status), headers: [.retryAfter: "30"])
      bench.wire.next(.respond(busy), .cut(after: 40), .respond(busy))
      let begin = bench.clock.now
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(begin.duration(to: bench.clock.now) > .seconds(60), "it says when to come back")
    }
  }

  @Test func aStoreMayNameAMomentToComeBackAt() async throws {
    try await Bench.with { bench in
      bench.nextExport(500)
      let moment: HTTPFields = [.date: "Sun, 01 Mar 2026 00:00:00 GMT", .retryAfter: "Sun, 01 Mar 2026 00:10:00 GMT"]
      bench.wire.next(.respond(FakeResponse(status: .serviceUnavailable, headers: moment)))
      let begin = bench.clock.now
      _ = try await bench.download()
      #expect(begin.duration(to: bench.clock.now) > .seconds(600))
    }
  }

  @Test func aStoreThatWantsToBeLeftAloneForLongIsNotWaitedFor() async throws {
    try await Bench.with { bench in
      bench.nextExport(500)
      let busy = FakeResponse(status: .serviceUnavailable, headers: [.retryAfter: "3600"])
      bench.wire.next(.cut(after: 100), .respond(busy))
      let begin = bench.clock.now
      let reason = try await bench.failure().reason
      #expect(reason == .refusedByStore(status: 503, code: nil))
      #expect(begin.duration(to: bench.clock.now) < .seconds(60) && bench.wire.requests.count == 2)
    }
  }

  @Test(arguments: [429, 503])
  func aStoreThatStaysBusyIsNoReasonForAnotherExport(status: Int) async throws {
    try await Bench.with { bench in
      bench.nextExport(500)
      let busy = FakeResponse(status: .init(code: status), headers: [.retryAfter: "9223372036854775807"])
      for _ in 0..<5 { bench.wire.next(.respond(busy)) }
      let begin = bench.clock.now
      let error = try await bench.failure()
      #expect(error.reason == .refusedByStore(status: status, code: nil))
      #expect("\(error)".contains("call again later") && !"\(error)".contains("new export"))
      #expect(begin.duration(to: bench.clock.now) < .seconds(6 * 3_600), "at most an hour at a time")
    }
  }

  /// Each exchange brings something, but too little to count as progress.
  @Test func exchangesThatBringNextToNothingComeToAnEnd() async throws {
    try await Bench.with { bench in
      bench.nextExport(100_000)
      for _ in 1...300 { bench.wire.next(.cut(after: 1)) }
      guard case .interrupted = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(bench.wire.requests.count <= 100)
      #expect(bench.contents(Bench.name(0) + ".partial")?.count == bench.wire.requests.count, "what came is kept")
    }
  }

  @Test func addressesThatAreRefusedBetweenSingleBytesComeToAnEnd() async throws {
    try await Bench.with { bench in
      bench.nextExport(100_000)
      for _ in 1...300 { bench.wire.next(.cut(after: 1), .respond(Bench.refusal(403, "AccessDenied"))) }
      _ = try await bench.failure()
      #expect(bench.signatures <= 60)
    }
  }

  @Test func allFilesTogetherHaveATime() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      for _ in 1...5 {
        bench.wire.next(
          .change { response in
            bench.clock.advance(by: .seconds(400))
            response.body = Array(response.body.prefix(10))
          })
      }
      let options = DownloadOptions(transferTimeout: .seconds(1_000))
      let error = try await bench.failure(options: options)
      #expect(error.reason == .timedOut(after: .seconds(1_000)) && "\(error)".contains("call again"))
      #expect(bench.wire.requests.count == 3)
      bench.wire.forgetRequests()
      bench.wire.forgetEvents()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == ["bytes=30-"])
    }
  }

  @Test func aPauseThatIsLongerThanTheTimeThatIsLeftIsNotStarted() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      let busy = FakeResponse(status: .serviceUnavailable, headers: [.retryAfter: "400"])
      for _ in 1...4 { bench.wire.next(.respond(busy)) }
      let begin = bench.clock.now
      let error = try await bench.failure(options: DownloadOptions(transferTimeout: .seconds(1_000)))
      #expect(error.reason == .refusedByStore(status: 503, code: nil) && bench.wire.requests.count == 3)
      #expect(begin.duration(to: bench.clock.now) < .seconds(1_000))
    }
  }

  // MARK: The file changes

  @Test func aFileThatChangedIsRestarted() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      let new = Bench.bytes(700, seed: 9)
      bench.wire.next(.cut(after: 500), .meanwhile { bench.replaceFile(with: new) })
      let result = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == new)
      #expect(result.files.map(\.bytes) == [700])
      #expect(bench.wire.ranges == [nil, "bytes=500-"], "the response to the second request is the whole new file")
    }
  }

  @Test func aFileThatChangesAgainAndAgainIsGivenUp() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      for seed in 1...20 {
        bench.wire.next(
          .change { response in
            response.head.headerFields[.eTag] = "\"tag-\(seed)\""
            response.head.status = .ok
            response.head.headerFields[.contentLength] = "1000"
            response.body = Bench.bytes(400)
          })
      }
      let reason = try await bench.failure().reason
      #expect(reason == .restartedTooOften)
      #expect(bench.wire.requests.count < 20)
    }
  }

  @Test(arguments: ChangedResponse.all)
  func aResponseThatDoesNotContinueTheFileRestartsIt(reply: ChangedResponse) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.cut(after: 100), .change { reply.change(&$0.head) })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.wire.ranges == [nil, "bytes=100-", nil])
    }
  }

  @Test(arguments: [nil, "W/\"weak\"", "unquoted", "\"in\"between\""])
  func aFileWithoutAStrongValidatorIsNeverContinued(tag: String?) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(
        .change { response in
          response.head.headerFields[.eTag] = tag
          response.body.removeLast(500)
        })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.wire.requests.allSatisfy { $0.headerFields[.range] == nil && $0.headerFields[.ifRange] == nil })
    }
  }

  /// Even if nothing has arrived yet: one of two lengths of a file is wrong.
  @Test func aFileWithTwoLengthsIsNeverFinished() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.cut(after: 100))
      for _ in 1...20 {
        bench.wire.next(
          .change { response in
            response.head.status = .ok
            response.head.headerFields[.contentRange] = nil
            response.body = Array(response.body.prefix(900))
            response.head.headerFields[.contentLength] = "900"
          })
      }
      let reason = try await bench.failure().reason
      #expect(reason == .restartedTooOften)
      #expect(bench.contents(Bench.name(0)) == nil && bench.wire.requests.count < 20)
    }
  }

  @Test func aPartThatIsGivenUnaskedIsNotTheFile() async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(
        .change { response in
          response.head.headerFields[.contentRange] = "bytes 100-999/1000"
          response.head.headerFields[.contentLength] = "900"
          response.body.removeFirst(100)
        })
      guard case .unusableResponse = try await bench.failure().reason else { return #expect(Bool(false)) }
      #expect(bench.contents(Bench.name(0)) == nil)
    }
  }

  @Test func theRangeOfTheWholeFileIsNoPart() async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.change { $0.head.headerFields[.contentRange] = "bytes 0-999/1000" })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
    }
  }

  // MARK: The address expires

  @Test func anAddressThatExpiredIsReplacedAndTheFileGoesOn() async throws {
    try await Bench.with {
      $0.presignedURLLifetime = .seconds(60)
    } _: { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(.cut(after: 300), .meanwhile { bench.clock.advance(by: .seconds(60)) })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
      #expect(bench.wire.ranges == [nil, "bytes=300-", "bytes=300-"])
      #expect(bench.signatures == 2)
    }
  }

  @Test(arguments: [
    (400, "ExpiredToken"), (401, "Unauthorized"), (403, "AccessDenied"),
  ])
  func addressesThatAreAlwaysRefusedAreGivenUp(status: Int, code: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      let refusal = Bench.refusal(status, code)
      bench.wire.next(.cut(after: 300), .respond(refusal), .respond(refusal), .respond(refusal))
      let error = try await bench.failure()
      #expect(error.reason == .refusedByStore(status: status, code: code))
      #expect("\(error)".contains("status \(status), \(code)"))
      #expect(bench.signatures == 3)
    }
  }

  @Test(arguments: [
    (404, "NoSuchKey"), (410, "Gone"), (301, "PermanentRedirect"), (307, "TemporaryRedirect"), (204, ""),
  ])
  func whatNoRetryCanFixIsAnErrorAtOnce(status: Int, code: String) async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      var refusal = Bench.refusal(status, code)
      refusal.head.headerFields[.location] = "https://elsewhere.invalid/file"
      bench.wire.next(.respond(refusal))
      let error = try await bench.failure()
      #expect(error.reason == .refusedByStore(status: status, code: code.isEmpty ? nil : code))
      #expect(bench.wire.requests.count == 1, "a redirect of the store is not followed")
    }
  }

  // MARK: The length

  /// It is unknown which of the bytes are the file's, so the next call downloads all of them again.
  @Test(arguments: [nil, 0, 995] as [Int?])
  func ofAnExchangeThatBringsMoreThanAnnouncedNothingIsKept(cut: Int?) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      if let cut { bench.wire.next(.cut(after: cut)) }
      bench.wire.next(.change { $0.body += Bench.bytes(500) })
      let error = try await bench.failure()
      guard case .lengthMismatch(1_000, _) = error.reason else { return #expect(Bool(false), "\(error)") }
      #expect(bench.contents(Bench.name(0)) == nil && bench.contents(Bench.name(0) + ".partial") == [])
      bench.wire.forgetRequests()
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0] && bench.wire.ranges == [nil] && bench.creates == 1)
    }
  }

  @Test(arguments: [nil, "", "-1", "1e3", "99999999999999999999", "9223372036854775807", "10, 10"])
  func aResponseWithoutALengthThatFilesHaveCannotBeChecked(length: String?) async throws {
    try await Bench.with { bench in
      bench.nextExport(1_000)
      bench.wire.next(.change { $0.head.headerFields[.contentLength] = length })
      let reason = try await bench.failure().reason
      guard case .unusableResponse = reason else { return #expect(Bool(false)) }
      #expect(bench.contents(Bench.name(0)) == nil)
    }
  }

  /// Encodings that some stores keep from the upload of a file.
  @Test(arguments: ["aws-chunked", "identity", "", "AWS-Chunked, identity"])
  func aCodingThatChangesNothingIsLeftAlone(coding: String) async throws {
    try await Bench.with { bench in
      let files = bench.nextExport(1_000)
      bench.wire.next(
        .cut(after: 200), .change { $0.head.headerFields[.contentEncoding] = coding })
      _ = try await bench.download()
      #expect(bench.contents(Bench.name(0)) == files[0])
    }
  }
}

/// A response to the request for the bytes from 100 to 999 that isn't what was requested.
struct ChangedResponse: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let change: @Sendable (inout HTTPResponse) -> Void

  private init(_ description: String, _ change: @escaping @Sendable (inout HTTPResponse) -> Void) {
    testDescription = description
    self.change = change
  }

  static let all = [
    Self("another file") { $0.headerFields[.eTag] = "\"other\"" },
    Self("another place") { $0.headerFields[.contentRange] = "bytes 99-999/1000" },
    Self("another end") { $0.headerFields[.contentRange] = "bytes 100-998/1000" },
    Self("another size") { $0.headerFields[.contentRange] = "bytes 100-999/1001" },
    Self("another unit") { $0.headerFields[.contentRange] = "lines 100-999/1000" },
    Self("backwards") { $0.headerFields[.contentRange] = "bytes 999-100/1000" },
    Self("too large for a number") { $0.headerFields[.contentRange] = "bytes 100-99999999999999999999/1000" },
    Self("no range") { $0.headerFields[.contentRange] = nil },
    Self("another length") { $0.headerFields[.contentLength] = "899" },
    Self("not satisfiable") { $0.status = .rangeNotSatisfiable },
    Self("a part that is called the whole") { $0.status = .ok },
    Self("a part that is called the whole, without its range") { head in
      head.status = .ok
      head.headerFields[.contentRange] = nil
    },
    Self("the rest of a file of another name, called the whole") { head in
      head.status = .ok
      head.headerFields[.contentRange] = nil
      head.headerFields[.eTag] = nil
    },
    Self("the same file with another length") { head in
      head.status = .ok
      head.headerFields[.contentRange] = nil
      head.headerFields[.contentLength] = "500"
    },
  ]
}

extension Bench {
  /// How often a URL was requested.
  var signatures: Int { fake.requests.count { $0.path.contains("/download/") } }

  /// An error of an S3 store.
  static func refusal(_ status: Int, _ code: String) -> FakeResponse {
    FakeResponse(
      status: .init(code: status), body: Array("<?xml version=\"1.0\"?>\n<Error><Code>\(code)</Code></Error>".utf8))
  }

  /// Puts other bytes behind the first file of the last export.
  func replaceFile(with bytes: [UInt8]) {
    let export = fake.requests.last { $0.path.contains("/download/") }?.path.split(separator: "/").dropLast(2).last
    if let id = export.flatMap({ UUID(uuidString: String($0)) }) { fake.replaceFile(0, of: id, with: bytes) }
  }
}

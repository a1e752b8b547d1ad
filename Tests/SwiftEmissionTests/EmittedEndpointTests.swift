import EmittedSnapshots
import Foundation
import OperationCore
import Testing

@Suite struct EmittedEndpointTests {
  static let stop = "0190f3b1-0000-7000-8000-000000000001"

  @available(*, deprecated) @Test func argumentsGoWhereTheyBelong() throws {
    let operation = Trains.stops(
      line: 7, stop: try #require(UUID(uuidString: Self.stop)), kind: .express, limit: 3, status: [.late, .onTime],
      ids: [1, 2], on: CalendarDay("2026-03-01"), after: Date(timeIntervalSince1970: 0), depth: 0,
      xLoud: false, xTrace: "t")
    #expect(operation.id == "trains_stops")
    #expect(operation.method == .get)
    #expect(operation.path.description == "/v2/trains/7/stops/\(Self.stop)/")
    #expect(
      operation.query.encoded
        == "kind=express&limit=3&status=late&status=on%20time&ids=1%2C2&on=2026-03-01&after=1970-01-01T00%3A00%3A00Z&depth=0"
    )
    #expect(operation.headers.items.map { [$0.name, $0.value] } == [["X-Loud", "false"], ["X-Trace", "t"]])
    #expect(operation.scopes == ["train:read"])
  }

  /// Nothing is sent for a missing argument unless the document has a value to send.
  @available(*, deprecated) @Test func whatIsNotGivenIsNotSent() throws {
    let operation = Trains.stops(line: "S 1/2", stop: try #require(UUID(uuidString: Self.stop)), kind: .local)
    #expect(operation.query.encoded == "kind=local&after=2000-01-01T00%3A00%3A00Z&depth=3")
    #expect(operation.headers.items.map { [$0.name, $0.value] } == [["X-Loud", "true"]])
    #expect(operation.path.description == "/v2/trains/S%201%2F2/stops/\(Self.stop)/")
  }

  /// A multi-line literal is the text of the document.
  @available(*, deprecated) @Test func longTextsAreWhole() throws {
    let operation = Records.create(archive: 7, RecordRequest(cover: .cloth()))
    #expect(
      operation.id
        == "records_create_in_an_archive_that_is_in_a_place_with_a_name_which_is_about_as_long_as_a_line_may_be")
    #expect(
      operation.path.description
        == "/an/address/that/goes/on/and/on/until/it/is/longer/than/a/line/can/be/of/any/file/archives/in-a-place-that-has-a-name-of-its-own-which-is-about-as-long-as-a-line-may-be/7/records/"
    )
    #expect(
      operation.query.encoded.removingPercentEncoding
        == "medium=paper that is about as old as the archive itself and was made of rags in a mill by the river&shelf-of-a-room-of-a-house-of-a-street-of-a-town=the one by the window of the room"
    )
    #expect(
      operation.facts.knownFaults[500]
        == "Known servers fail where the archive is in a place with a long name, and create the record all the same; list them."
    )
    #expect(
      operation.scopes?.last
        == "everything:write:in:all:archives:of:all:places:with:a:name:of:their:own:that:is:about:as:long:as:a:line")
    #expect(
      RecordState.unbroken.rawValue
        == "aValueWithoutAnySpacesThatIsLongerThanALineCanBeAndSoIsBrokenWhereverTheLineEndsWithoutAnyRegardToItsWords")
    let record = try Record(
      json:
        #"{"state":"kept","a property whose name is as long as a line can be since somebody wrote down what it means":"m"}"#
    )
    #expect(record.meaning == "m")
    #expect(
      record.remark
        == "Nobody had anything to say about this record, so this stands here until somebody has: \"…\".")
  }

  @Test func statusesWithDifferentTypesAreAnEnum() throws {
    let operation = Jobs.get(id: 1)
    guard case .ok(let job)? = try operation.decode(RawResponse(status: 200, body: Array(#"{"state":"x"}"#.utf8))),
      case .accepted? = try operation.decode(RawResponse(status: 202)),
      case .seeOther(let redirect)? = try operation.decode(RawResponse(status: 303, headers: ["Location": "/there"]))
    else {
      Issue.record("an answer is not read by its status")
      return
    }
    #expect(job.state == "x")
    #expect(redirect.location == "/there")
    #expect(try operation.decode(RawResponse(status: 500)) == nil)
    #expect(operation.emptyErrors == [404, 410])
  }

  @Test func everyKindOfResponseIsDecoded() throws {
    #expect(try Jobs.create().decode(RawResponse(status: 201))?.state == nil)
    #expect(try Jobs.delete(id: 1).decode(RawResponse(status: 204)) != nil)
    #expect(try Jobs.file(id: 1).decode(RawResponse(status: 302, headers: ["Location": "x"]))?.location == "x")
    #expect(try Jobs.report(id: 1).decode(RawResponse(status: 200, body: [65])) == [65])
    #expect(try Jobs.any(id: 1).decode(RawResponse(status: 200, body: Array("[1]".utf8)))?.jsonText == "[1]")
    #expect(try Jobs.range(id: 1).decode(RawResponse(status: 206, body: Array(#"["a"]"#.utf8))) == ["a"])
    #expect(try JobFault(json: #"{"reason":"r"}"#).reason == "r")
  }

  @Test func retriesFollowTheDocumentOrElseTheMethod() {
    #expect(Jobs.create().retry == .never)
    #expect(Jobs.file(id: 1).retry == .repeatable)
    #expect(Jobs.delete(id: 1).retry == .done(on: 404))
    #expect(Clocks.update(id: 1, ClockPatch()).retry == .repeatable)
  }

  @Test func thatNoScopeIsEnoughIsNotTheSameAsNothingSaid() {
    #expect(Jobs.delete(id: 1).scopes == [])
    #expect(Jobs.create().scopes == nil)
  }

  @Test func listsKnowHowTheyGoOn() throws {
    #expect(Birds.list().paging == .offset)
    #expect(Birds.songs().paging == .cursor)
    #expect(Birds.log().paging == .before(member: "seen_at"))
    #expect(Birds.rings().paging == .before(member: "seen_at", maximumLimit: 200))
    let body = Array(#"{"count":1,"results":[{"id":1,"seen_at":"2026-01-01T00:00:00.123456Z"}]}"#.utf8)
    let page = try Birds.list().decode(RawResponse(status: 200, body: body))
    #expect(page?.results.first?.id == 1 && page?.next == nil)
  }

  @available(*, deprecated) @Test func aScopeGivesTheBeginningOfPathAndID() {
    #expect(Gardens.list(in: .town(1)).path.description == "/towns/1/gardens/")
    #expect(Gardens.list(in: .town(1)).id == "gardens_list")
    #expect(Gardens.list(in: .village("a/b")).path.description == "/villages/a%2Fb/gardens/")
    #expect(Gardens.list(in: .village(1)).id == "village_gardens_list")
    #expect(Gardens.delete(in: .farm(2), id: "x").id == "farm_gardens_delete")
  }

  @available(*, deprecated) @Test func aFunctionCanBeCalledByItsFormerName() async throws {
    #expect(Gardens.index(in: .farm(1), offset: 5).query == Gardens.list(in: .farm(1), offset: 5).query)
    #expect(Gardens.index(in: .farm(1)).id == "farm_gardens_list")
    let sender = RecordingSender()
    try await sender.town(1).gardens["x"].plants["rose"].sprinkle(PlantsWaterRequest(litres: 2))
    #expect(
      await sender.log.entries == [#"plants_water POST /towns/1/gardens/x/plants/rose/water/ {"litres":2.0}"#])
  }

  @Test func handlesSendWhatTheFunctionsGive() async throws {
    let sender = RecordingSender()
    try await sender.town(1).gardens["x"].plants["rose"].water(PlantsWaterRequest(litres: 2))
    try await sender.farm(2).gardens["y"].delete()
    #expect(
      await sender.log.entries == [
        #"plants_water POST /towns/1/gardens/x/plants/rose/water/ {"litres":2.0}"#,
        "farm_gardens_delete DELETE /farms/2/gardens/y/ -",
      ])
  }
}

/// Records what it is asked to send and responds with 204.
private struct RecordingSender: OperationSender {
  struct NoAnswer: Error {}
  actor Log {
    var entries: [String] = []
    func add(_ entry: String) { entries.append(entry) }
  }
  let log = Log()

  func send<Output>(_ operation: APIOperation<Output>) async throws(any Error) -> Output {
    let body = try operation.body.map { String(decoding: try $0.encoded(), as: UTF8.self) } ?? "-"
    await log.add("\(operation.id) \(operation.method.rawValue) \(operation.path) \(body)")
    guard let output = try operation.decode(RawResponse(status: 204)) else { throw NoAnswer() }
    return output
  }
}

import EmittedSnapshots
import Foundation
import OperationCore
import Testing

@Suite struct EmittedUnionTests {
  @Test(arguments: [
    (ParcelCarrier.post(ParcelStamp(value: 1), office: nil), #"{"kind":"post","stamp":{"value":1},"office":null}"#),
    (.post(ParcelStamp(value: 1), office: 2), #"{"kind":"post","stamp":{"value":1},"office":2}"#),
    (.bike(), #"{"kind":"bike"}"#),
    (.bike(office: 3, stamp: "x"), #"{"kind":"bike","stamp":"x","office":3}"#),
    (.train(line: 4), #"{"kind":"train","line":4}"#), (.tram(line: 4), #"{"kind":"tram","line":4}"#),
  ]) func aTaggedVariantIsWrittenWithItsTag(carrier: ParcelCarrier, json: String) {
    #expect(carrier.jsonText == json)
  }

  @Test func aUnionThatIsOnlyWrittenCanBeReadAndCompared() throws {
    let carriers = [ParcelCarrier.post(ParcelStamp(value: 1), office: nil), .bike(), .bike(office: 3, stamp: "x")]
    for carrier in carriers {
      #expect(try ParcelCarrier(json: carrier.jsonText) == carrier)
      #expect(carriers.filter { $0 == carrier }.count == 1)
    }
    let key = ParcelKey.parcelStamp(ParcelStamp(value: 2))
    #expect(try ParcelKey(json: #" { "value": 2.0 } "#) == key && key != .number(2))
    let moment = ParcelMoment.at(Date(timeIntervalSince1970: 0))
    #expect(try ParcelMoment(json: moment.jsonText) == moment && moment != .relative("-7d"))
  }

  @Test(arguments: [
    (ParcelKey.number(1), "1"), (.name("a"), #""a""#), (.parcelStamp(ParcelStamp(value: 2)), #"{"value":2}"#),
  ]) func anUntaggedVariantIsWrittenAsItIs(key: ParcelKey, json: String) {
    #expect(key.jsonText == json)
  }

  @Test func textVariantsStandInAQueryToo() {
    let request = ParcelRequest(carrier: .bike(), key: .number(1))
    let operation = Parcels.create(request, since: .relative("-7d"))
    #expect(operation.query.encoded == "since=-7d")
    #expect(ParcelMoment.at(Date(timeIntervalSince1970: 0)).jsonText == #""1970-01-01T00:00:00Z""#)
  }

  @Test func aTagIsFoundWhereverItStands() throws {
    let parcel = try Parcel(json: #"{"place":{"by":"ship","type":"transit"},"weight":2}"#)
    guard case .transit(let transit) = parcel.place, case .integer(2) = parcel.weight else {
      Issue.record("\(parcel)")
      return
    }
    #expect(transit.by == "ship")
  }

  @Test(arguments: [
    #"{"type":"moon","crater":1}"#, #"{"crater":1}"#, #"{"type":7}"#, "[]", #""text""#,
  ]) func whatIsNotKnownIsKept(place: String) throws {
    let parcel = try Parcel(json: #"{"place":\#(place)}"#)
    guard case .other(let value) = parcel.place else {
      Issue.record("\(parcel)")
      return
    }
    #expect(value.jsonText == place)
  }

  @Test func aKnownVariantWithAFaultIsAnError() {
    let error = #expect(throws: JSONError.self) { try Parcel(json: #"{"place":{"type":"transit"}}"#) }
    #expect(error?.pointer(in: Array(#"{"place":{"type":"transit"}}"#.utf8)) == "/place")
  }

  @Test func undeclaredPropertiesAreEncodedInAVariant() {
    let wrap = ParcelWrap.paper(ParcelWrapPaper(sheets: 2, additionalMembers: ["colour": "blue"]))
    #expect(wrap.jsonText == #"{"stuff":"paper","sheets":2,"colour":"blue"}"#)
    let double = ParcelWrapPaper(sheets: 2, additionalMembers: ["sheets": "3", "stuff": "silk", "b": "c"])
    #expect(double.jsonText == #"{"stuff":"paper","sheets":2,"b":"c"}"#, "no name is written twice")
    #expect(ParcelWrap.foil(ParcelWrapFoil()).jsonText == #"{"stuff":"foil"}"#)
  }

  @Test(
    "a nested union decodes the values that it knows",
    arguments: [
      (#"{"type":"home","floor":1}"#, "place"), (#"{"type":"moon","hint":1}"#, "object"), ("[]", "other"),
    ])
  func nested(next: String, variant: String) throws {
    let parcel = try Parcel(json: #"{"place":{"type":"home"},"next":\#(next)}"#)
    let found =
      switch parcel.next {
      case .parcelPlace(.home): "place"
      case .object(let object): object.hint == 1 ? "object" : ""
      case .other: "other"
      default: ""
      }
    #expect(found == variant)
  }

  @Test func variantsWithoutATagAreTried() throws {
    #expect(throws: Never.self) { try Parcel(json: #"{"place":{"type":"home"},"weight":"heavy"}"#) }
    let parcel = try Parcel(json: #"{"place":{"type":"home"},"weight":[1]}"#)
    guard case .other(let value) = parcel.weight else {
      Issue.record("\(parcel)")
      return
    }
    #expect(value.jsonText == "[1]")
  }
}

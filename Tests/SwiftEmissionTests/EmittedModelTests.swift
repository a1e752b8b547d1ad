// Recorded code in use: what it decodes and encodes, not how it is written.

import EmittedSnapshots
import Foundation
import OperationCore
import Testing

@Suite struct EmittedModelTests {
  static let kettle = [
    #""id":"0190f3b1-0000-7000-8000-000000000001""#, #""name":"Steamer""#, #""owner":null"#, #""weight":1.5"#,
    #""bytes_boiled":9223372036854775807"#, #""anything":null"#,
  ]

  @Test func propertiesAreDecodedInAnyOrder() throws {
    for _ in 0..<20 {
      let kettle = try Kettle(json: "{\(Self.kettle.shuffled().joined(separator: ","))}")
      #expect(kettle.id == UUID(uuidString: "0190f3b1-0000-7000-8000-000000000001"))
      #expect(kettle.name == "Steamer")
      #expect(kettle.weight == 1.5)
      #expect(kettle.bytesBoiled == .max)
    }
  }

  @Test func absentAndNullPropertiesAreTheirDefaultOrNil() throws {
    let absent = try Kettle(json: "{\(Self.kettle.joined(separator: ","))}")
    let null = try Kettle(
      json: "{\(Self.kettle.joined(separator: ",")),\"is_on\":null,\"bought_on\":null,\"colour\":null}")
    for kettle in [absent, null] {
      #expect(kettle.owner == nil)
      #expect(kettle.isOn == false)
      #expect(kettle.cups == 4)
      #expect(kettle.motto == #"say "boil""#)
      #expect(kettle.boughtOn == nil)
      #expect(kettle.anything == nil)
      #expect(kettle.colour == .steel)
    }
  }

  @Test(arguments: 0..<4) func aMissingRequiredPropertyIsNamed(index: Int) {
    // The owner may be null, and these cases don't need the last two.
    let required = [0: "id", 1: "name", 3: "weight", 2: nil][index] ?? nil
    guard let required else { return }
    var members = Self.kettle
    members.remove(at: index)
    let error = #expect(throws: JSONError.self) { try Kettle(json: "{\(members.joined(separator: ","))}") }
    #expect(error.map(String.init(describing:))?.contains(required) == true)
  }

  @Test func unknownPropertiesAreIgnored() throws {
    let kettle = try Kettle(json: "{\"new\":[{}],\(Self.kettle.joined(separator: ",")),\"newer\":{\"id\":1}}")
    #expect(kettle.name == "Steamer")
  }

  @Test func enumsKeepValuesTheyDoNotKnow() throws {
    let lamp = try Lamp(json: #"{"state":"melting","level":99,"mode":"","finish":null}"#)
    #expect(lamp.state.rawValue == "melting" && !lamp.state.isKnown)
    #expect(lamp.level.rawValue == 99 && !lamp.level.isKnown)
    #expect(lamp.mode?.rawValue == "")
    #expect(lamp.finish == nil)
    #expect(lamp.state.jsonText == #""melting""#)
    #expect(try Lamp(json: #"{"state":"on","level":8}"#).level == .high)
  }

  @Test func whatIsOnlyWrittenIsNotRead() throws {
    let boat = try Boat(json: #"{"id":1,"name":"Ada","harbour":{"name":"H","depth":2},"engine":{"power":3}}"#)
    #expect(boat.harbour.depth == 2)
    let request = BoatRequest(
      name: boat.name, harbour: HarbourRequest(name: "K"), engine: boat.engine, alarmCode: Secret("1234"))
    #expect(
      request.jsonText == #"{"name":"Ada","harbour":{"name":"K"},"engine":{"power":3},"alarm_code":"1234"}"#)
    #expect(!String(describing: request).contains("1234"))
  }

  @Test(arguments: [
    (ClockPatch(), "{}"),
    (ClockPatch(alarm: .clear), #"{"alarm":null}"#),
    (ClockPatch(alarm: .set(Date(timeIntervalSince1970: 0))), #"{"alarm":"1970-01-01T00:00:00Z"}"#),
    (ClockPatch(face: ClockFacePatch(colour: .clear)), #"{"face":{"colour":null}}"#),
    (
      ClockPatch(name: "a", bells: [ClockBell(), ClockBell(tone: "ding")]),
      #"{"name":"a","bells":[{},{"tone":"ding"}]}"#
    ),
  ]) func changesSayKeepClearOrSet(change: ClockPatch, json: String) {
    #expect(change.jsonText == json)
  }

  @Test func listsAndMapsKeepTheirNulls() throws {
    let text =
      #"{"books":[{"title":"A","isbn":"1"}],"grid":[[1,null],[]],"by_name":{"x":{"title":"B"}},"counts":{"a":1},"free":{"deep":[1]}}"#
    let shelf = try Shelf(json: text)
    #expect(shelf.books[0].additionalMembers == ["isbn": "1"])
    #expect(shelf.grid == [[1, nil], []])
    #expect(shelf.counts == ["a": 1])
    #expect(shelf.free?["deep"]?[0]?.int == 1)
    #expect(shelf.jsonText == text)
  }

  @Test func partsOfAllOfAreOneType() throws {
    let tool = try PowerTool(json: #"{"volts":12,"weight":2,"name":"Drill","maker":null,"kind":"drill"}"#)
    #expect(tool.volts == 12 && tool.weight == 2 && tool.name == "Drill" && tool.maker == nil && tool.kind == .drill)
  }

  @Test func recursiveTypesHoldThemselves() throws {
    let twig = try Twig(json: #"{"leaf":{"twig":{"leaf":{}},"next":{"next":{}}}}"#)
    #expect(twig.leaf?.twig?.leaf != nil)
    let branch = Branch(length: 1, parent: Branch(length: 2), children: [])
    #expect(branch.jsonText == #"{"length":1,"parent":{"length":2},"children":[]}"#)
  }

  @Test func everyTypeIsHashableAndCodable() throws {
    var tool = try PowerTool(json: #"{"volts":12,"weight":2,"name":"Drill","maker":null,"kind":"drill"}"#)
    let same = try JSONDecoder().decode(PowerTool.self, from: JSONEncoder().encode(tool))
    #expect(same == tool && Set([tool, same]).count == 1)
    tool.weight = 3
    #expect(same != tool)

    let change = try ClockPatch(json: #"{"alarm":null,"face":{"colour":"red"}}"#)
    #expect(change.alarm == .clear && change.face?.colour == .set("red") && change.name == nil)
    #expect(change.jsonText == #"{"alarm":null,"face":{"colour":"red"}}"#)
    #expect(try JSONDecoder().decode(ClockPatch.self, from: JSONEncoder().encode(change)) == change)
    #expect(try ClockPatch(json: "{}") != change)
  }
}

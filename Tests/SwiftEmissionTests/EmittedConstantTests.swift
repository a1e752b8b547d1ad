import EmittedSnapshots
import OperationCore
import Testing

@Suite struct EmittedConstantTests {
  @Test func aRequiredConstantIsSentAndAnotherOnlyWhenItIsSet() {
    #expect(Signal().jsonText == #"{"type":"signal","version":2}"#)
    #expect(Signal(origin: .tower).jsonText == #"{"type":"signal","version":2,"origin":"tower"}"#)
    #expect(SignalChange().jsonText == #"{"type":"signal"}"#)
    #expect(
      SignalChange(origin: .tower, lamp: .set(.lit)).jsonText == #"{"type":"signal","origin":"tower","lamp":"lit"}"#)
    #expect(SignalChange(lamp: .clear).jsonText == #"{"type":"signal","lamp":null}"#)
  }

  @Test func aValueThatIsNewIsKept() throws {
    let json = #"{"type":"sign","version":3,"origin":"ship"}"#
    let signal = try Signal(json: json)
    #expect(signal.type == .init(rawValue: "sign") && signal.jsonText == json)
    #expect(throws: JSONError.self) { try Signal(json: #"{"version":2}"#) }
  }

  @Test func whatIsOnlyWrittenReadsNoOtherConstant() throws {
    #expect(try SignalChange(json: #"{"origin":"tower","type":"signal"}"#) == SignalChange(origin: .tower))
    let error = #expect(throws: JSONError.self) { try SignalChange(json: #"{"type":"sign"}"#) }
    #expect(
      error?.reason == .unexpected(expected: #"the one value of the property "type""#, found: "another one"))
  }

  @Test(arguments: [
    (#"{"colour":"red"}"#, "red"), (#"{"depth":1,"colour":"red"}"#, "red"), (#"{"colour":"blue"}"#, "other"),
    (#"{"colour":"red","depth":2}"#, "other"),
  ])
  func aConstantDecidesBetweenBranches(json: String, branch: String) throws {
    let shade = try #require(try Signal(json: #"{"type":"signal","version":2,"shade":\#(json)}"#).shade)
    switch shade {
    case .signalRed: #expect(branch == "red")
    case .signalOther: #expect(branch == "other")
    case .other: Issue.record("\(shade)")
    }
  }

  @Test(
    "null, required properties, and constants at any depth decide between branches",
    arguments: [
      (#""state":{"ended":null}"#, "live"), (#""state":{"ended":"now","reason":null}"#, "ended"),
      (#""state":{"ended":"now"}"#, "other"), (#""state":{"reason":null}"#, "other"),
      (#""power":{"supply":{"wired":true}}"#, "mains"), (#""power":{"supply":{"wired":false}}"#, "battery"),
      (#""power":{"supply":{"wired":0}}"#, "other"), (#""level":2"#, "named"), (#""level":3"#, "any"),
    ])
  func whatDecides(property: String, branch: String) throws {
    let signal = try Signal(json: #"{"type":"signal","version":2,\#(property)}"#)
    let found =
      switch (signal.state, signal.power, signal.level) {
      case (.signalLive, _, _): "live"
      case (.signalEnded, _, _): "ended"
      case (_, .signalMains, _): "mains"
      case (_, .signalBattery, _): "battery"
      case (_, _, .named): "named"
      case (_, _, .any): "any"
      default: "other"
      }
    #expect(found == branch)
  }

  @Test("outside of a union decoding is as tolerant as before")
  func tolerance() throws {
    #expect(try SignalEnded(json: #"{"ended":"now"}"#).reason == nil)
    #expect(try SignalLive(json: #"{"ended":1}"#).ended?.jsonText == "1")
    #expect(try SignalSeen(json: #"{"ok":false}"#).ok == false)
  }

  /// A value that an enum doesn't know counts as new only if no other branch knows it.
  @Test(arguments: [
    (#"{"phase":"on"}"#, "steady"), (#"{"phase":"slow"}"#, "blinking"), (#"{"phase":"new"}"#, "steady"),
    (#"{"phase":"fast","next":[{"phase":"new"}]}"#, "steady"),
    (#"{"phase":"fast","next":[{"phase":"on"},{"phase":"off"}]}"#, "blinking"), (#"{"phase":1}"#, "other"),
  ])
  func theBranchThatKnowsAValueIsTaken(json: String, branch: String) throws {
    switch try #require(try Signal(json: #"{"type":"signal","version":2,"phase":\#(json)}"#).phase) {
    case .signalSteady: #expect(branch == "steady")
    case .signalBlinking: #expect(branch == "blinking")
    case .other: #expect(branch == "other")
    }
  }

  /// A value that a document allows beside its known values isn't new, and no constant excludes it.
  @Test(arguments: ["calm", "loud", "else"])
  func valuesThatAreAllowedAreKnown(tone: String) throws {
    let json = #"{"type":"signal","version":2,"note":{"tone":"\#(tone)"}}"#
    guard case .signalLine(let line) = try Signal(json: json).note else {
      Issue.record("another branch")
      return
    }
    #expect(line.tone.rawValue == tone)
    var unrecognized = UnrecognizedContent()
    _ = try Array(json.utf8).withUnsafeBytes { try JSONReader.read($0, noting: &unrecognized) as Signal }
    #expect(unrecognized.findings.isEmpty)
  }

  @Test(arguments: [
    (#"{"ok":true}"#, "seen"), (#"{"by":"me","ok":false}"#, "missed"), (#"{"by":"me"}"#, "unknown"),
    (#"{"ok":1}"#, "unknown"),
  ])
  func aTruthValueDecidesBetweenBranches(json: String, branch: String) throws {
    let signal = try Signal(json: #"{"type":"signal","version":2,"outcome":\#(json),"shade":{"colour":"red"}}"#)
    switch try #require(signal.outcome) {
    case .signalSeen(let seen): #expect(branch == "seen" && seen.ok)
    case .signalMissed(let missed): #expect(branch == "missed" && missed.by == "me")
    case .other: #expect(branch == "unknown")
    }
    #expect(signal.shade != nil)
  }

  @Test(arguments: [
    (#""stop""#, "stop"), ("7", "integer"), (#"["go","go"]"#, "array"), (#""halt""#, ""), (#"["go","on"]"#, ""),
  ])
  func aBranchMayBeAConstant(json: String, branch: String) throws {
    switch try #require(try Signal(json: #"{"type":"signal","version":2,"code":\#(json)}"#).code) {
    case .stop: #expect(branch == "stop")
    case .integer: #expect(branch == "integer")
    case .array: #expect(branch == "array")
    case .other(let value): #expect(branch == "" && value.jsonText == json)
    }
  }
}

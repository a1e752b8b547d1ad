import Foundation
import OperationCore
import Testing

@Suite struct JSONValueTests {
  static let text = #" {"a" : [1, 2.5, "x", null, {"b":true}], "n":12345678901234567890, "a":"second", "e\n":{}} "#

  @Test func readsItsPartsWhenAsked() throws {
    let value = try JSONValue(json: Self.text)
    #expect(value.kind == .object)
    #expect(value["a"]?.kind == .array)
    #expect(value["a"]?[0]?.int == 1)
    #expect(value["a"]?[1]?.double == 2.5)
    #expect(value["a"]?[1]?.int == nil)
    #expect(value["a"]?[2]?.string == "x")
    #expect(value["a"]?[3]?.isNull == true)
    #expect(value["a"]?[4]?["b"]?.bool == true)
    #expect(value["a"]?[5] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value["a"]?["b"] == nil)
    #expect(value[0] == nil)
    #expect(value["n"]?.int == nil)
    #expect(value["n"]?.double == 1.2345678901234567e19)
    #expect(value["e\n"]?.object?.isEmpty == true)
    #expect(value["missing"] == nil)
    #expect(value.object?.map(\.name) == ["a", "n", "a", "e\n"])
    #expect(value.array == nil)
    #expect(value["a"]?.object == nil)
    #expect(value["a"]?.array?.count == 5)
    #expect(try value["a"]?[4]?.decode(as: [String: Bool].self) == ["b": true])
  }

  @Test func keepsTheText() throws {
    let value = try JSONValue(json: Self.text)
    #expect(value.jsonText == Self.text.trimmingSpaces)
    #expect(String(decoding: value["a"]?.bytes ?? [], as: UTF8.self) == #"[1, 2.5, "x", null, {"b":true}]"#)
    #expect(try JSONValue(json: value.bytes) == value)
  }

  @Test func isReadHoweverDeepAProgramNestsIt() throws {
    func nested(_ innermost: JSONValue, _ depth: Int) -> JSONValue {
      (0..<depth).reduce(innermost) { value, number in number.isMultiple(of: 2) ? JSONValue([value]) : ["]\"": value] }
    }
    let deep = nested("a", 150)
    #expect(deep != nested("b", 150))
    #expect(deep == nested("a", 150))
    #expect(deep["]\""]?.array?.count == 1)
    #expect(deep.object?.count == 1)
    #expect(try JSONEncoder().encode(deep) == Data(deep.bytes))
    #expect(try JSONDecoder().decode(JSONValue.self, from: Data(deep.bytes)) == deep)
  }

  @Test(arguments: ["12345678901234567891", "-9223372036854775808", "1.5", "1e300"])
  func keepsNumbersThroughCoders(_ text: String) throws {
    let value = try JSONValue(json: text)
    #expect(try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode([value])[1...].dropLast()) == value)
  }

  @Test func refusesToEncodeANumberThatNothingHolds() throws {
    let value = try JSONValue(json: "1e400")
    #expect(throws: EncodingError.self) { try JSONEncoder().encode([value]) }
  }

  @Test func isWrittenAsALiteral() {
    let value: JSONValue = ["z": 1, "a": [true, nil, 1.5, "x\n", [:], []], "z": 2]
    #expect(value.jsonText == #"{"z":1,"a":[true,null,1.5,"x\n",{},[]],"z":2}"#)
    #expect(JSONValue(["a": [1]]).jsonText == #"{"a":[1]}"#)
    #expect(JSONValue.null.jsonText == "null")
  }

  @Test(arguments: [
    ("1", "1.0"), ("1", "10e-1"), ("0", "-0"), ("0.0", "0e5"), ("100", "1E2"), ("-1.50", "-15e-1"),
    ("123456789012345678901234567890", "1.2345678901234567890123456789e29"), ("0.001", "1e-3"),
    ("10e9223372036854775807", "10e9223372036854775807"), ("1.5e-9223372036854775808", "1.5e-9223372036854775808"),
    (#""a""#, #""\u0061""#), (#""𝄞""#, #""\uD834\uDD1E""#), (#""/""#, #""\/""#), ("[1,2]", " [ 1 , 2.0 ] "),
    (#"{"a":1,"b":[{}]}"#, #"{ "b":[ { } ], "\u0061":1e0 }"#), (#"{"a":1}"#, #"{"a":1,"a":2}"#),
  ])
  func isEqualToWhatMeansTheSame(_ left: String, _ right: String) throws {
    let (left, right) = (try JSONValue(json: left), try JSONValue(json: right))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }

  @Test(arguments: [
    ("1", "2"), ("1", "-1"), ("1", "\"1\""), ("0", "null"), ("0", "false"), ("[]", "{}"), ("[1,2]", "[2,1]"),
    ("{\"a\":1}", "{\"a\":2}"), ("{\"a\":1}", "{\"b\":1}"), ("{\"a\":null}", "{}"), ("1e400", "1e401"),
    ("9007199254740993", "9007199254740992"), ("1e999999999999999999999", "1"), ("\"é\"", "\"e\u{301}\""),
  ])
  func differsFromWhatDoesNot(_ left: String, _ right: String) throws {
    #expect(try JSONValue(json: left) != JSONValue(json: right))
  }

  // MARK: Redaction

  static let secretText = #"""
    {"bucket_name":"b","aws_access_key_id":"AKIA-1","aws_secret_access_key":"s-2","nested":[{"Password":"s-3","user":"u"}],
     "private_key":{"pem":"s-4"},"Authorization":["s-5"],"api_key":null,"X-API-Key":"s-6","private_key_passphrase":"s-7",
     "connectionString":"s-8","access_token":"s-9","\u0073ecret":"s-0","table":"t"}
    """#

  static let redactedText =
    #"{"bucket_name":"b","aws_access_key_id":"<redacted>","aws_secret_access_key":"<redacted>","#
    + #""nested":[{"Password":"<redacted>","user":"u"}],"private_key":"<redacted>","Authorization":"<redacted>","#
    + #""api_key":null,"X-API-Key":"<redacted>","private_key_passphrase":"<redacted>","connectionString":"<redacted>","#
    + #""access_token":"<redacted>","secret":"<redacted>","table":"t"}"#

  @Test func hidesSensitiveMembersWhereverItIsPrinted() throws {
    let value = try JSONValue(json: Self.secretText)
    struct Holder {
      let value: JSONValue
    }
    #expect(value.description == Self.redactedText)
    var dumped = ""
    dump(Holder(value: value), to: &dumped)
    let all = [
      "\(value)", String(describing: value), String(reflecting: value), value.debugDescription, dumped,
      "\([value])", "\(Holder(value: value))", "\(["k": value])", "\(Optional(value) as Any)",
      "\(Mirror(reflecting: value).children.map { "\($0)" })",
    ]
    for text in all {
      #expect(!text.contains("s-"), "\(text)")
      #expect(!text.contains("AKIA"), "\(text)")
    }
    #expect(value["aws_secret_access_key"]?.string == "s-2")
    #expect(value.jsonText == Self.secretText)
  }

  /// Credentials that no name tells of, and those in what is JSON once more.
  @Test(arguments: [
    (#""postgres://user:s3cret@host/db""#, #""postgres://<redacted>@host/db""#),
    (#"{"url":"https:\/\/s3cret@host/a?b=1"}"#, #"{"url":"https://<redacted>@host/a?b=1"}"#),
    (#"{"a":"{\"password\":\"s3cret\",\"b\":1}"}"#, #"{"a":"{\"password\":\"<redacted>\",\"b\":1}"}"#),
    (#"["[\"{\\\"pwd\\\":\\\"s3cret\\\"}\"]"]"#, #"["[\"{\\\"pwd\\\":\\\"<redacted>\\\"}\"]"]"#),
    (#"{"a":"{'password': 's3cret', 'b': 1}"}"#, #"{"a":"{'password': '<redacted>', 'b': 1}"}"#),
    (#"[{"name":"Authorization","value":"s3cret"}]"#, #"[{"name":"Authorization","value":"<redacted>"}]"#),
    (
      #"[{"key":"api_key","value":["s3cret"]},{"key":"email","value":"x"}]"#,
      #"[{"key":"api_key","value":"<redacted>"},{"key":"email","value":"x"}]"#
    ),
    (#"{"postgres://u:s3cret@h":1}"#, #"{"postgres://<redacted>@h":1}"#),
    (
      #"{"dsn":{"a":"s3cret"},"b":"AccountName=x;AccountKey=s3cret==;c=1"}"#,
      #"{"dsn":"<redacted>","b":"AccountName=x;AccountKey=<redacted>;c=1"}"#
    ),
    (#""\u0041 c\/d""#, #""\u0041 c\/d""#),
  ])
  func hidesCredentialsWithinText(_ text: String, _ printed: String) throws {
    #expect(try JSONValue(json: text).description == printed)
  }

  @Test(arguments: [
    ("password", true), ("PASSWORD", true), ("db_password", true), ("token", true), ("refresh_token", true),
    ("secret", true), ("client-secret", true), ("api_key", true), ("apiKey", true), ("X-Api-Key", true),
    ("private_key", true), ("aws_secret_access_key", true), ("aws_access_key_id", true), ("Authorization", true),
    ("Set-Cookie", true), ("X-Amz-Signature", true), ("connection_string", true), ("credentials", true),
    ("pwd", true), ("db_pwd", true), ("DBPwd", true), ("dsn", true), ("SENTRY_DSN", true), ("account_key", true),
    ("AccountKey", true), ("hmac", true), ("hmac_sha256", true), ("jwt", true), ("JWTAssertion", true), ("sas", true),
    ("sas_url", true), ("SASUrl", true), ("storageKey", true), ("ssh-key", true), ("encryption_keys", true),
    ("signing_key", true), ("sig", true), ("pin", true), ("otp", true), ("auth", true), ("webhook_url", true),
    ("passcode", true), ("oauth2", true), ("write_key", true),
    ("fields_name", false), ("sasl", false), ("disaster", false), ("author", false), ("compass", false),
    ("spinning", false), ("sort_key", false), ("keyword", false), ("significant", false), ("é", false), ("_", false),
    ("name", false), ("user", false), ("primary_key", false), ("bucket_name", false), ("key", false), ("", false),
    ("schema", false), ("interval", false),
  ])
  func knowsSensitiveNames(_ name: String, _ isSensitive: Bool) {
    #expect(SensitiveName.matches(name) == isSensitive)
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

import OperationCore
import Testing

@Suite struct CredentialMaskTests {
  @Test(arguments: [
    ("at postgres://user:s3cret@host/db, port 1", "at postgres://<redacted>@host/db, port 1"),
    ("postgres://user:s3/c@r?e#t@host", "postgres://<redacted>@host"),
    (#"postgres:\/\/user:s3cret@host"#, #"postgres:\/\/<redacted>@host"#),
    ("postgres%3A%2F%2Fuser%3As3cret%40host", "postgres%3A%2F%2F<redacted>%40host"),
    ("(https://s3cret@host)", "(https://<redacted>@host)"),
    ("https://h/?a=1&token=s3cret&b=2", "https://h/?a=1&token=<redacted>&b=2"),
    ("https://h/?X-Amz-Signature=s3cret", "https://h/?X-Amz-Signature=<redacted>"),
    ("https://h/%3FX-Amz-Signature%3Ds3cret", "https://h/%3FX-Amz-Signature%3D<redacted>"),
    ("host=h password='s3 cret' user=u", "host=h password='<redacted>' user=u"),
    (#"{'password': "s3cret", 'x': 1}"#, #"{'password': "<redacted>", 'x': 1}"#),
    ("{'password': b's3cret', 'x': 1}", "{'password': <redacted>, 'x': 1}"),
    (#"{\"db_pwd\": \"s3cret\"}"#, #"{\"db_pwd\": \"<redacted>"}"#),
    ("'password' : 's3cret'", "'password' : '<redacted>'"), ("password=", "password="), ("password='", "password='"),
    ("Authorization: Bearer s3cretvalue", "Authorization: Bearer <redacted>"),
    ("basic dXNlcjpzM2NyZXQ=, x", "basic <redacted>, x"),
    ("authorization=Bearer s3cretvalue1, x", "authorization=<redacted>, x"),
    (
      "a -----BEGIN RSA PRIVATE KEY-----\nMIIE\ns3cr==\n-----END RSA PRIVATE KEY----- b",
      "a -----BEGIN RSA PRIVATE KEY-----<redacted>-----END RSA PRIVATE KEY----- b"
    ),
    (#"-----BEGIN PRIVATE KEY-----\nMIIE\n"#, "-----BEGIN PRIVATE KEY-----<redacted>"),
    ("%2D----BEGIN%20KEY-----MIIE-----%45ND%20KEY-----", "%2D----BEGIN%20KEY-----<redacted>-----%45ND%20KEY-----"),
    ("-----BEGIN \(String(repeating: "s3cret ", count: 40))", "-----BEGIN<redacted>"),
    (
      "private_key=-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----",
      "private_key=<redacted>-----END PRIVATE KEY-----"
    ),
    ("bad eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.s3c-r_et: x", "bad <redacted>: x"),
    ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.", "jwt <redacted>"),
    ("%65yJhbGciOiJIUzI1NiJ9%2EeyJzdWIiOiIxIn0", "<redacted>"),
    ("eyJhbGciOiJI\u{AD}UzI1NiJ9.eyJzd\n  WIiOiIxIn0.s3cret", "<redacted>"),
  ])
  func hidesCredentials(_ text: String, _ masked: String) {
    #expect(CredentialMask.masking(text) == masked)
  }

  @Test(arguments: [
    "", "nothing", "Invalid password: it is too short.", "https://host/@user", "a@b.example", "x = 1, y=2",
    "Basic authentication is needed", "Bearer token", "https://host:8080/a?b=c", "50%", #"\\"#, ": = %", "://", "=",
    "{'user': 'u'}", "at 12:30:45", "sort_key=id",
    "eyJhbGciOiJIUzI1NiJ9", "eyJ.a", "they.just.went.out.for.a.walk", "monkeyjungle.eu-west-1.compute.example.com",
    "-----", "--",
  ])
  func leavesOtherText(_ text: String) {
    #expect(CredentialMask.masking(text) == text)
  }

  @Test(arguments: [
    "://", "a://b", "=", "password=", #"\"#, "%25", "Bearer ", "':", "&#58;", "-----BEGIN", "-----BEGIN -----", "-",
    "eyJ", "eyJa.", "eyJ\u{AD}", "e\u{AD}",
    "\u{AD}", "\n ", #"\n"#, "&shy;", "&shy", "&amp;", "&amp;shy;", "&NegativeVeryThinSpac", "e&", "B\n",
    "password=-----BEGIN",
  ])
  func takesTimeInProportion(_ unit: String) {
    let text = String(repeating: unit, count: 20_000)
    #expect(!CredentialMask.masking(text).isEmpty)
  }
}

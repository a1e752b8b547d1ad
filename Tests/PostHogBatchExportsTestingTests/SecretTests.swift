import HTTPTypes
import PostHogBatchExportsTesting
import Testing

@Suite struct SecretTests {
  private static let secret = "hush-hush"

  /// Old exports have credentials in their config; no response shows them, at any depth.
  @Test(arguments: [
    ("S3", ["aws_access_key_id", "aws_secret_access_key"]),
    ("BigQuery", ["private_key", "private_key_id", "client_email", "token_uri"]),
    ("Postgres", ["user", "password"]),
    ("Redshift", ["user", "password"]),
    ("Snowflake", ["user", "password", "private_key", "private_key_passphrase"]),
    ("HTTP", ["token"]),
  ])
  func credentialsAreDroppedFromResponses(type: String, keys: [String]) throws {
    let bench = try Bench()
    let properties = keys.map { #""\#($0)":"\#(Self.secret)""# }.joined(separator: ",")
    let id = try bench.fake.addExport(
      #"{"destination":{"type":"\#(type)","config":{"prefix":"kept","nested":[{\#(properties)}],\#(properties)}}}"#)
    for reply in [bench.ask(.get, "batch_exports/\(id.text)/"), bench.ask(.get, "batch_exports/")] {
      #expect(reply.status == 200 && reply.text.contains("kept"))
      #expect(!reply.text.contains(Self.secret))
    }
  }

  /// The staging bucket of a Redshift has its own.
  @Test func credentialsOfACopyAreDropped() throws {
    let bench = try Bench()
    let credentials = #"{"aws_access_key_id":"\#(Self.secret)","aws_secret_access_key":"\#(Self.secret)"}"#
    let copy =
      #"{"s3_bucket":"b","region_name":"r","authorization":\#(credentials),"bucket_credentials":\#(credentials)}"#
    let sample = try DestinationSample.named("Redshift")
    let destination = sample.json(adding: ["mode": #""COPY""#, "copy_inputs": copy])
    let reply = bench.ask(.post, "batch_exports/", #"{"name":"N","interval":"hour","destination":\#(destination)}"#)
    #expect(reply.status == 201 && reply.text.contains("s3_bucket"), "\(reply.text)")
    #expect(!reply.text.contains(Self.secret))
  }

  @Test func noExchangeHoldsAKey() throws {
    let bench = try Bench()
    bench.ask(.get, "batch_exports/", key: "phx_fake_key")
    bench.ask(.get, "batch_exports/?personal_api_key=phx_fake_key&limit=1", key: nil)
    #expect(bench.fake.exchanges.allSatisfy { !$0.jsonLine.contains("phx_fake_key") })
    #expect(bench.fake.exchanges.allSatisfy { $0.response.head.status == .ok })
  }
}

// The response of a call with all that surrounds its output, for programs that need more than the output.

public import HTTPTypes

/// The output of an operation with the response that it was read from.
///
/// It prints without header fields and body, which may hold secrets.
public struct Response<Output: Sendable>: Sendable, CustomStringConvertible, CustomReflectable {
  /// What the operation returns.
  public let output: Output
  /// How often the request was sent.
  public let attempts: Int
  private let received: ReceivedResponse

  init(output: Output, received: ReceivedResponse, attempts: Int) {
    self.output = output
    self.attempts = attempts
    self.received = received
  }

  /// The status of the response.
  ///
  /// It can be one that is no success: a `DELETE` whose repeat answers 404, because the first attempt had worked, succeeds.
  public var status: Int { received.status }
  /// The header fields of the response.
  public var headers: HTTPFields { received.head.headerFields }
  /// The body as it was read, decompressed.
  public var body: [UInt8] { received.body }
  /// The id under which the server, or the proxy in front of it, logs the request.
  public var requestID: String? { received.requestID }

  /// Status, size and attempts.
  public var description: String {
    "Response(status: \(status), \(body.count) bytes, attempts: \(attempts))"
  }

  /// The output, the status and the number of attempts.
  public var customMirror: Mirror {
    Mirror(self, children: ["output": output, "status": status, "attempts": attempts])
  }
}

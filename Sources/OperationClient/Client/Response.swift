public import HTTPTypes

/// The output of an operation together with the response that it was decoded from, for programs that need more than the
/// output.
///
/// It prints without header fields and body, which may hold secrets.
public struct Response<Output: Sendable>: Sendable, CustomStringConvertible, CustomReflectable {
  /// The output of the operation.
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
  /// It isn't always that of a success: a `DELETE` whose first attempt worked, but whose retry gets a 404, succeeds.
  public var status: Int { received.status }
  /// The header fields of the response.
  public var headers: HTTPFields { received.head.headerFields }
  /// The body, after decompression.
  public var body: [UInt8] { received.body }
  /// The id under which the server, or the proxy in front of it, logs the request.
  public var requestID: String? { received.requestID }

  /// The status, the size and the number of attempts.
  public var description: String {
    "Response(status: \(status), \(body.count) bytes, attempts: \(attempts))"
  }

  /// The output, the status and the number of attempts.
  public var customMirror: Mirror {
    Mirror(self, children: ["output": output, "status": status, "attempts": attempts])
  }
}

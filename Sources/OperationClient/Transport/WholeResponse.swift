// A response that AsyncHTTPClient's event loop collects to its end, so that the call that waits for it is woken once. To be woken
// for the head, for the body and for the end of a task that limits their time costs as much as half of an exchange.

#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOCore
  import NIOHTTP1
  import Synchronization

  /// Collects one response.
  final class WholeResponse: HTTPClientResponseDelegate {
    private struct Received: Sendable {
      var head: HTTPResponseHead?
      var body = ByteBuffer()
      /// How many addresses were asked.
      var addresses = 0
    }

    private let received = Mutex(Received())
    private let maximumSize: Int

    /// Collects a response whose body has at most this many bytes.
    init(maximumSize: Int) {
      self.maximumSize = maximumSize
    }

    func didVisitURL(task: HTTPClient.Task<Void>, _ request: HTTPClient.Request, _ head: HTTPResponseHead) {
      received.withLock { $0.addresses += 1 }
    }

    func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
      received.withLock { $0.head = head }
      return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
      let fits = received.withLock { received in
        guard buffer.readableBytes <= limit(of: received) - received.body.readableBytes else { return false }
        // The usual response is one chunk: then it is taken as it is.
        if received.body.readableBytes == 0 {
          received.body = buffer
        } else {
          received.body.writeImmutableBuffer(buffer)
        }
        return true
      }
      if fits { return task.eventLoop.makeSucceededVoidFuture() }
      return task.eventLoop.makeFailedFuture(TransportError(.bodyTooLarge(limit: maximumSize), phase: .responseStarted))
    }

    /// Coded content can be longer than what it stands for, which is what the size limits. How long that is shows when it is
    /// decoded.
    private func limit(of received: Received) -> Int {
      let isCoded = received.head?.headers.contains(name: "Content-Encoding") == true
      return isCoded && maximumSize < .max / 2 ? maximumSize * 2 : maximumSize
    }

    func didFinishRequest(task: HTTPClient.Task<Void>) {}

    /// The response, when it has arrived in whole.
    func whole() throws(TransportError) -> TransportResponse {
      let body = received.withLock { $0.body }
      guard let response = try response(ResponseBody(body.array)) else {
        throw TransportError(.connection, phase: .sent, detail: "it ended without a response")
      }
      return response
    }

    /// A response whose body can't be read, as `error` ended the exchange within it; nil where its head had not arrived.
    func cut(by error: any Error) throws(TransportError) -> TransportResponse? {
      try response(ResponseBody(failing: TransportError(error, phase: .responseStarted)))
    }

    private func response(_ body: ResponseBody) throws(TransportError) -> TransportResponse? {
      let (head, addresses) = received.withLock { ($0.head, $0.addresses) }
      guard let head else { return nil }
      return TransportResponse(head: try HTTPResponse(head.status, head.headers, addresses: addresses), body: body)
    }
  }
#endif

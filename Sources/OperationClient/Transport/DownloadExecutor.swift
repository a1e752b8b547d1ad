/// A thread for downloads, and the transport that sends requests on it: large bodies go from the socket to the disk on
/// this thread.
///
/// Between two threads each chunk costs two wake-ups, cold memory and buffers that can't be reused; and a thread of
/// Swift's pool that writes to a disk blocks other tasks. On a thread of its own a download takes half of the processor
/// time (Benchmarks/README.md).
package struct DownloadExecutor: Sendable {
  package let transport: any HTTPTransport
  package let executor: any TaskExecutor
}

/// A transport that has a thread for downloads.
package protocol DownloadingTransport: HTTPTransport {
  /// The thread, or `nil` if downloads use the same path as all requests.
  var downloadExecutor: DownloadExecutor? { get }
}

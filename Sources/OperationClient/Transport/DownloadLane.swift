// Where large bodies go from the socket to the disk. Between two threads each chunk costs two wake-ups, memory that is not
// warm and buffers that can't be used again, and a thread of Swift's pool that writes to a disk is one that others wait for.
// On one thread of its own a download takes half of the processor's time (Benchmarks/README.md).

/// A thread for downloads, and what sends requests on it.
package struct DownloadLane: Sendable {
  package let transport: any HTTPTransport
  package let executor: any TaskExecutor
}

/// A transport that has a thread for downloads.
package protocol DownloadingTransport: HTTPTransport {
  /// The thread, or nil where downloads go the way of all requests.
  var downloadLane: DownloadLane? { get }
}

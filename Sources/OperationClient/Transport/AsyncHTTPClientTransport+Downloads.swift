// The thread on which the default transport downloads: an event loop that nobody else waits for, so that it may wait for the
// disk. Apple's platforms have no such loop: Network.framework brings queues of its own.

#if AsyncHTTPClient && !canImport(Network)
  import AsyncHTTPClient
  import NIOCore
  import NIOPosix

  extension DownloadLane {
    /// The thread for all downloads of this process on ``AsyncHTTPClientTransport/shared``. It starts with the first one.
    static let shared: DownloadLane = {
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      return DownloadLane(
        transport: AsyncHTTPClientTransport(on: group, isShared: false),
        executor: EventLoopExecutor(group.next()))
    }()
  }

  /// Runs tasks on the thread of an event loop.
  private final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
      self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
  }
#endif

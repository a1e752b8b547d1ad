#if AsyncHTTPClient && !canImport(Network)
  import AsyncHTTPClient
  import NIOCore
  import NIOPosix

  extension DownloadExecutor {
    /// The thread for all downloads of this process on ``AsyncHTTPClientTransport/shared``. It starts with the first
    /// download.
    ///
    /// It is an event loop that nothing else uses, so that it may wait for the disk. Apple's platforms have no such
    /// loop: Network.framework uses queues of its own.
    static let shared: DownloadExecutor = {
      let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
      return DownloadExecutor(
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

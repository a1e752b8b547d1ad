import ExportsCommand

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// Whoever reads the output may have enough of it.
signal(SIGPIPE, SIG_IGN)
let work = Task { await PostHogExports.status(of: Array(CommandLine.arguments.dropFirst())) }
let interruptions = Interruptions.cancel(work)
exit(await work.value)

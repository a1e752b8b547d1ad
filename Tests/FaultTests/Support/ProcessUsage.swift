#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What this process holds of the system's.
enum ProcessUsage {
  /// How many file descriptors are open.
  static var openDescriptors: Int {
    (0..<min(getdtablesize(), 65_536)).count { fcntl($0, F_GETFD) != -1 }
  }

  /// The bytes of resident memory, if the system reports them simply and no sanitizer keeps its records there.
  static var residentMemory: Int? {
    guard dlsym(nil, "__tsan_init") == nil, let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, Int32(line.count), file) != nil else { return nil }
    let fields = line.split(separator: CChar(UInt8(ascii: " "))).map {
      String(decoding: $0.map(UInt8.init), as: UTF8.self)
    }
    return fields.dropFirst().first.flatMap { Int($0) }.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }
}

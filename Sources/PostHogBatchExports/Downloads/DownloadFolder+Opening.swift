import SystemPackage

extension DownloadFolder {
  /// Opens a regular file without following links.
  ///
  /// Anything else with that name is refused and not waited for: a FIFO may have no other end, and merely opening a
  /// device can have an effect.
  ///
  /// - Throws: ``DownloadFailure/Reason/disk(_:)`` for anything else with that name.
  func open(
    _ name: String, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = []
  ) throws(PostHogError) -> FileDescriptor {
    if let stat = try stat(name) { try Self.refuse(stat, name) }
    let file = try disk(name) {
      try FileDescriptor.open(
        path(of: name), mode, options: options.union([.noFollow, .nonBlocking, .closeOnExec]),
        permissions: Self.permissions)
    }
    do throws(PostHogError) {
      // It may have changed since the check.
      try Self.refuse(try disk(name) { try file.stat() }, name)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }

  private static func refuse(_ stat: Stat, _ name: String) throws(PostHogError) {
    guard stat.type != .regular else { return }
    throw .download(.disk("it is \(kinds[stat.type] ?? "something else"), not a file"), file: name)
  }

  private static let kinds: [FileType: String] = [
    .directory: "a folder", .symbolicLink: "a symbolic link", .fifo: "a FIFO", .socket: "a socket",
    .characterSpecial: "a device", .blockSpecial: "a device",
  ]
}

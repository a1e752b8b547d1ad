import SystemPackage

extension ZoneFile {
  /// The size of the largest file that is read. The largest of the system have four thousand bytes.
  static let largest = 1 << 18

  /// Reads a zone file; returns nil if there is none, also where the name is that of a folder.
  ///
  /// Neither a pipe nor a device is opened, or waited for. A link counts as what it leads to.
  static func bytes(at path: FilePath) throws(TimeZoneError) -> [UInt8]? {
    do {
      switch try path.stat().type {
      case .directory: return nil
      case .regular: break
      default: throw TimeZoneError.unreadableFile(path: path.string, reason: "it is no regular file")
      }
      let file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
      return try file.closeAfter { try bytes(of: file, at: path) }
    } catch let error as TimeZoneError {
      throw error
    } catch Errno.noSuchFileOrDirectory, Errno.notDirectory {
      return nil
    } catch {
      throw .unreadableFile(path: path.string, reason: "\(error)")
    }
  }

  private static func bytes(of file: FileDescriptor, at path: FilePath) throws -> [UInt8] {
    // Another file may have got the name meanwhile.
    guard try file.stat().type == .regular else {
      throw TimeZoneError.unreadableFile(path: path.string, reason: "it is no regular file")
    }
    var bytes: [UInt8] = []
    while bytes.count <= largest {
      let chunk = try [UInt8](unsafeUninitializedCapacity: 1 << 13) { buffer, count in
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
    throw TimeZoneError.unreadableFile(path: path.string, reason: "it has more than \(largest) bytes")
  }
}

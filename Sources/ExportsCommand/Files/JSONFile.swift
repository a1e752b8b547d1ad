#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values in files, as JSON that people can read and compare.
enum JSONFile {
  /// Reads a value; `nil` if there is no file.
  ///
  /// - Parameter noun: What the file should be, for the message.
  static func read<Value: Decodable>(_ path: String, as noun: String) throws(CommandFailure) -> Value? {
    guard let bytes = try WholeFile.read(path) else { return nil }
    do {
      return try JSONDecoder().decode(Value.self, from: Data(bytes))
    } catch {
      throw .usage("\(path) isn't \(noun): \(error)")
    }
  }

  /// Reads a value from a file that has to be there.
  static func require<Value: Decodable>(_ path: String, as noun: String) throws(CommandFailure) -> Value {
    if let value: Value = try read(path, as: noun) { return value }
    throw .usage("there is no file \(path)")
  }

  /// Replaces a file.
  static func write(_ value: some Encodable, to path: String) throws(CommandFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      try WholeFile.write(String(decoding: try encoder.encode(value), as: UTF8.self) + "\n", to: path)
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("can't write \(path): \(error)", ExitStatus.failed)
    }
  }
}

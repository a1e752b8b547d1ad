/// Decodes a gzip body while it is read: the next chunk is requested when the previous one is used up, and a few
/// kilobytes are decoded at a time, so that neither a slow reader nor a small body that expands costs memory.
struct GunzippedChunks {
  /// The most bytes that are decoded at a time.
  private static let capacity = 64 << 10

  /// The most decoded bytes for each byte that arrived. JSON rarely reaches 30; deflate can reach 1032.
  static let ratioLimit = 200

  /// This many decoded bytes are never too many: the beginning of a body says little about the ratio of the whole.
  static let freeBytes = 1 << 20

  private var encoded: ResponseBody.AsyncIterator
  private let inflater: GzipInflater
  private var input: ArraySlice<UInt8> = []
  private var mayHoldMore = false
  private var hasEnded = false
  private var arrived = 0
  private var decoded = 0

  init(_ encoded: ResponseBody.AsyncIterator) throws(TransportError) {
    self.encoded = encoded
    do throws(GzipInflater.Fault) { inflater = try GzipInflater() } catch { throw Self.malformed(error.reason) }
  }

  /// The next decoded bytes, or `nil` at the end of the body and after an error.
  mutating func next(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
    guard !hasEnded else { return nil }
    do throws(TransportError) {
      if let chunk = try await decodedChunk(isolation: isolation) { return chunk }
    } catch {
      hasEnded = true
      throw error
    }
    hasEnded = true
    return nil
  }

  private mutating func decodedChunk(isolation: isolated (any Actor)?) async throws(TransportError) -> [UInt8]? {
    while true {
      while !input.isEmpty || mayHoldMore {
        let output = try inflate()
        mayHoldMore = output.count == Self.capacity
        if !output.isEmpty { return output }
      }
      guard let chunk = try await encoded.next(isolation: isolation) else {
        guard inflater.isBetweenMembers else { throw Self.malformed("it ends before its end") }
        return nil
      }
      input = chunk[...]
      arrived += chunk.count
    }
  }

  private mutating func inflate() throws(TransportError) -> [UInt8] {
    let output: [UInt8]
    do throws(GzipInflater.Fault) {
      output = try inflater.inflate(&input, capacity: Self.capacity)
    } catch {
      throw Self.malformed(error.reason)
    }
    decoded += output.count
    guard decoded <= Self.freeBytes || decoded / Self.ratioLimit < arrived else {
      throw TransportError(.inflatedTooMuch(ratio: Self.ratioLimit), phase: .responseStarted)
    }
    return output
  }

  private static func malformed(_ reason: String) -> TransportError {
    TransportError(
      .malformedResponse, phase: .responseStarted, detail: "its body is not the gzip that it says it is: \(reason)")
  }
}

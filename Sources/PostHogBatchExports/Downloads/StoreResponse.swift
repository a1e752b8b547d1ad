import HTTPTypes
import OperationClient

/// The meaning of an object store's response for a file of which some bytes have arrived. Only the head is considered;
/// nothing is read or written here.
enum StoreResponse: Hashable {
  /// The body is the whole file, with this identity.
  case whole(FileIdentity)
  /// The body is the rest of the file, from where it was cut to its length.
  case rest(length: Int64)
  /// The file can't be continued: request it again, as a whole.
  case mismatch
  /// The URL no longer works, or never did: request another one.
  case addressRefused
  /// The store is busy and may send the file later.
  case busy(retryAfter: Duration?)
  /// The store refuses this file.
  case refused
  /// The response can't be checked; the text says why.
  case unusable(String)

  /// Interprets the head of the response to a request for the bytes of `identity` from `offset` on, for a file with the
  /// name `file`.
  init(_ head: HTTPResponse, offset: Int64, identity: FileIdentity?, file: String) {
    switch head.status.code {
    case 200, 206:
      if let reason = Self.contentFault(head, file: file) {
        self = .unusable(reason)
      } else if head.status.code == 200 {
        self.init(whole: head, offset: offset, identity: identity)
      } else {
        self.init(rest: head, offset: offset, identity: identity)
      }
    case 416: self = offset > 0 ? .mismatch : .refused
    // S3 responds with 403 if a signature has expired and 400 if the token behind it has.
    case 400, 401, 403: self = .addressRefused
    case let status where DownloadFailure.isBusy(status):
      self = .busy(retryAfter: RetryAfter.parse(head.headerFields).map { min($0, RetryAfter.longestBelieved) })
    default: self = .refused
    }
  }

  /// Interprets the head of a response that claims to be the whole file.
  private init(whole head: HTTPResponse, offset: Int64, identity: FileIdentity?) {
    // The length of the bytes as they are sent and saved.
    guard let length = Self.number(head.headerFields.onlyValue(of: .contentLength)) else {
      self = .unusable("it does not say how long the file is")
      return
    }
    guard length <= FileIdentity.longest else {
      self = .unusable("it says that the file has \(length) bytes, more than any file has")
      return
    }
    let new = FileIdentity(length: length, validator: FileIdentity.strongTag(head.headerFields.onlyValue(of: .eTag)))
    guard !Self.isSlice(new, of: identity, from: offset, range: head.headerFields[.contentRange]) else {
      self =
        offset > 0 || identity != nil
        ? .mismatch : .unusable("it is a part of the file where the whole had been asked for")
      return
    }
    self = .whole(new)
  }

  /// Interprets the head of a response that claims to be the rest of the file.
  private init(rest head: HTTPResponse, offset: Int64, identity: FileIdentity?) {
    guard offset > 0, let identity, identity.validator != nil,
      let range = ContentRange(head.headerFields[.contentRange]),
      range.first == offset, range.last == identity.length - 1, range.size == nil || range.size == identity.length,
      Self.number(head.headerFields[.contentLength]).map({ $0 == identity.length - offset }) ?? true,
      // A response with a part names the file as the one with the whole did (RFC 9110, section 15.3.7).
      head.headerFields.onlyValue(of: .eTag) == identity.validator
    else {
      self = offset > 0 ? .mismatch : .unusable("it is a part of the file where the whole had been asked for")
      return
    }
    self = .rest(length: identity.length)
  }

  /// Returns whether a response with status 200 has only a part of the file. Some servers and proxies apply a range
  /// without saying so: the response names a range that isn't the whole; or it is as long as the rest that was
  /// requested; or the file with its entity tag has another length.
  private static func isSlice(
    _ new: FileIdentity, of known: FileIdentity?, from offset: Int64, range: String?
  ) -> Bool {
    if let range {
      guard let range = ContentRange(range), range.first == 0, range.last == new.length - 1,
        range.size ?? new.length == new.length
      else { return true }
    }
    guard let known else { return false }
    if offset > 0, new.length == known.length - offset { return true }
    return known.validator != nil && new.validator == known.validator && new.length != known.length
  }

  private static func number(_ field: String?) -> Int64? {
    guard let field, !field.isEmpty, field.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(field)
  }
}

extension StoreResponse {
  /// Returns the code in an S3 error: `<Code>NoSuchKey</Code>`.
  static func errorCode(in body: [UInt8]) -> String? {
    let text = String(decoding: body, as: UTF8.self)
    guard let start = text.firstRange(of: "<Code>")?.upperBound, let end = text[start...].firstIndex(of: "<") else {
      return nil
    }
    let code = text[start..<end]
    return (1...100).contains(code.count) && code.allSatisfy { $0.isASCII && $0.isLetter } ? String(code) : nil
  }
}

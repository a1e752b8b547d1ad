// What the head of an object store's answer means for a file of which some bytes are there. Nothing is read or written here.

import HTTPTypes
import OperationClient

/// The meaning of an answer.
enum StoreResponse: Hashable {
  /// The body is the whole file, which is this one.
  case whole(FileIdentity)
  /// The body is the rest of the file, from where it was cut to its length.
  case rest(length: Int64)
  /// What is there can't be continued: ask again, for the whole file.
  case mismatch
  /// The address no longer works, or never did: ask for another one.
  case addressRefused
  /// The store may answer later.
  case busy(retryAfter: Duration?)
  /// The store does not give out this file.
  case refused
  /// The answer can't be checked; the text says why.
  case unusable(String)

  /// Reads the head of an answer to a request for the bytes of `identity` from `offset` on, which a file of the name `file` is
  /// made of.
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
    // S3 says 403 when a signature has expired and 400 when the token behind it has.
    case 400, 401, 403: self = .addressRefused
    case let status where DownloadFailure.isBusy(status):
      self = .busy(retryAfter: RetryAfter.parse(head.headerFields).map { min($0, RetryAfter.longestBelieved) })
    default: self = .refused
    }
  }

  /// Reads the head of an answer that says it is the whole file.
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

  /// Reads the head of an answer that says it is the rest of the file.
  private init(rest head: HTTPResponse, offset: Int64, identity: FileIdentity?) {
    guard offset > 0, let identity, identity.validator != nil,
      let range = ContentRange(head.headerFields[.contentRange]),
      range.first == offset, range.last == identity.length - 1, range.size == nil || range.size == identity.length,
      Self.number(head.headerFields[.contentLength]).map({ $0 == identity.length - offset }) ?? true,
      // One that answers with a part names the file as it did with the whole (RFC 9110, section 15.3.7).
      head.headerFields.onlyValue(of: .eTag) == identity.validator
    else {
      self = offset > 0 ? .mismatch : .unusable("it is a part of the file where the whole had been asked for")
      return
    }
    self = .rest(length: identity.length)
  }

  /// Whether an answer with status 200 has only a part of the file, as servers and proxies send that do a range and don't say
  /// so: it names a range that is not the whole; or it is as long as the rest that was asked for; or the file whose tag it
  /// bears has another length.
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
  /// The code in an S3 error: `<Code>NoSuchKey</Code>`.
  static func errorCode(in body: [UInt8]) -> String? {
    let text = String(decoding: body, as: UTF8.self)
    guard let start = text.firstRange(of: "<Code>")?.upperBound, let end = text[start...].firstIndex(of: "<") else {
      return nil
    }
    let code = text[start..<end]
    return (1...100).contains(code.count) && code.allSatisfy { $0.isASCII && $0.isLetter } ? String(code) : nil
  }
}

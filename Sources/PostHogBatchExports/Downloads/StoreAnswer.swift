// What the head of an object store's answer means for a file of which some bytes are there. Nothing is read or written here.

import HTTPTypes

/// The meaning of an answer.
enum StoreAnswer: Hashable {
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

  /// Reads the head of an answer to a request for the bytes of `identity` from `offset` on.
  init(_ head: HTTPResponse, offset: Int64, identity: FileIdentity?) {
    switch head.status.code {
    case 200:
      // The length of the bytes as they are sent, and saved, whatever their coding.
      guard let length = Self.number(head.headerFields[.contentLength]) else {
        self = .unusable("it does not say how long the file is")
        return
      }
      guard length <= FileIdentity.longest else {
        self = .unusable("it says that the file has \(length) bytes, more than any file has")
        return
      }
      self = .whole(FileIdentity(length: length, validator: FileIdentity.strongTag(head.headerFields[.eTag])))
    case 206:
      guard offset > 0, let identity, identity.validator != nil,
        let range = ContentRange(head.headerFields[.contentRange]),
        range.first == offset, range.last == identity.length - 1, range.size == nil || range.size == identity.length,
        Self.number(head.headerFields[.contentLength]).map({ $0 == identity.length - offset }) ?? true,
        // One that answers with a part names the file as it did with the whole (RFC 9110, section 15.3.7).
        head.headerFields[.eTag] == identity.validator
      else {
        self = offset > 0 ? .mismatch : .unusable("it is a part of the file where the whole had been asked for")
        return
      }
      self = .rest(length: identity.length)
    case 416: self = offset > 0 ? .mismatch : .refused
    // S3 says 403 when a signature has expired and 400 when the token behind it has.
    case 400, 401, 403: self = .addressRefused
    case let status where Self.isBusy(status):
      self = .busy(retryAfter: RetryAfter.parse(head.headerFields).map { min($0, RetryAfter.longestBelieved) })
    default: self = .refused
    }
  }

  /// Whether a status says that the store may answer later.
  static func isBusy(_ status: Int) -> Bool { [408, 429].contains(status) || (500...599).contains(status) }

  private static func number(_ field: String?) -> Int64? {
    guard let field, !field.isEmpty, field.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int64(field)
  }
}

extension StoreAnswer {
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

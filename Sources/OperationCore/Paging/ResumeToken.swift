#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A position in a list. Store it, as `Codable` or as text, and pass it to `resuming(at:)` in another run of the
/// program.
///
/// A token is opaque. It contains the ID of the operation, a fingerprint of the list's path and filters, the query of
/// the next request, and which items of its page were already returned. It contains no host and no key. It isn't
/// encrypted: for a log that was searched, it contains the search text.
///
/// A list whose items changed in the meantime continues as its server continues it: cursors and times keep their
/// position, but an offset doesn't move with the items.
public struct ResumeToken: Sendable, Hashable, Codable, LosslessStringConvertible {
  /// The list that a token belongs to.
  struct List: Sendable, Hashable {
    let operationID: String
    let mark: Fingerprint

    init<P>(_ operation: APIOperation<P>) {
      operationID = operation.id
      let path = operation.listPath.segments.joined(separator: "/")
      mark = Fingerprint(of: "\(path)?\(operation.query.encoded)".utf8)
    }

    fileprivate init(operationID: String, mark: Fingerprint) {
      self.operationID = operationID
      self.mark = mark
    }
  }

  let list: List
  let bookmark: Bookmark

  init(list: List, bookmark: Bookmark) {
    self.list = list
    self.bookmark = bookmark
  }

  /// The token as text, in characters that are valid in file names and URLs.
  public var description: String {
    let text = TokenText(list: list, bookmark: bookmark).jsonBytes
    return Self.version
      + Data(text).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Creates a token from its text.
  ///
  /// - Returns: nil if the text isn't a token, or is one of a later version of this library.
  public init?(_ description: String) {
    guard description.hasPrefix(Self.version) else { return nil }
    let digits = description.dropFirst(Self.version.count).replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - digits.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: digits + padding), let text = try? TokenText(json: Array(data)),
      text.bookmark.skipped >= 0
    else { return nil }
    list = text.list
    bookmark = text.bookmark
  }

  /// Decodes a token from its text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let token = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "The text is no token of a list, or one of a later version of this library.")
    }
    self = token
  }

  /// Encodes the token as its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static let version = "1."
}

/// The JSON in a token.
private struct TokenText: JSONObjectReadable, JSONObjectWritable {
  let list: ResumeToken.List
  let bookmark: Bookmark

  init(list: ResumeToken.List, bookmark: Bookmark) {
    self.list = list
    self.bookmark = bookmark
  }

  init(members json: inout JSONReader) throws(JSONError) {
    list = ResumeToken.List(operationID: try json.required("operation"), mark: try json.required("list"))
    let query: String = try json.required("query")
    guard let query = Query(encoded: query) else { throw json.unexpected("a query") }
    bookmark = Bookmark(query: query, skipped: try json.required("skipped"), seen: try json.required("seen"))
  }

  func write(members json: inout JSONWriter) {
    json.write("operation", list.operationID)
    json.write("list", list.mark)
    json.write("query", bookmark.query.encoded)
    json.write("skipped", bookmark.skipped)
    json.write("seen", bookmark.seen)
  }
}

/// A fingerprint is a signed integer in JSON, which JSON readers preserve.
extension Fingerprint: JSONReadable, JSONWritable {
  package init(from json: inout JSONReader) throws(JSONError) {
    value = UInt64(bitPattern: try Int64(from: &json))
  }

  package func write(to json: inout JSONWriter) {
    Int64(bitPattern: value).write(to: &json)
  }
}

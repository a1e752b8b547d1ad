// What the head of an answer says of its body, and why that can't be the file: the login page of a proxy has status 200 and a
// length too.

import HTTPTypes
import OperationClient
import OperationCore

extension StoreResponse {
  /// Types of documents that an export is never made of.
  private static let pages = ["text/html", "application/xhtml+xml", "text/xml", "application/xml"]

  /// Why a body can't be the bytes of a file of this name; nil when it can.
  static func contentFault(_ head: HTTPResponse, file: String) -> String? {
    let types = head.headerFields.mediaTypes
    if let type = types.first(where: { $0.hasPrefix("multipart/") }) {
      return "it is made of several parts (\(printable(type, limit: 60))) and not the file"
    }
    if let type = types.first(where: pages.contains) {
      return "it is a page (\(type)) and not the file; a proxy may have responded"
    }
    if types.count > 1 {
      return "it says of itself that it is \(printable(types.joined(separator: " and "), limit: 120))"
    }
    let codings = (head.headerFields[.contentEncoding] ?? "").lowercased()
      .split { $0 == "," || $0 == " " || $0 == "\t" }
    guard let coding = codings.first(where: { !isHarmless($0, file: file) }) else { return nil }
    return "it has the coding “\(printable(String(coding), limit: 40))”, which was not asked for"
  }

  /// Whether a coding leaves the bytes as they are stored: stores keep the marks of how a file came to them, also where they
  /// tell no more than its name does.
  private static func isHarmless(_ coding: Substring, file: String) -> Bool {
    switch coding {
    case "identity", "aws-chunked": true
    case "gzip", "x-gzip": file.hasSuffix(".gz")
    case "br": file.hasSuffix(".br")
    case "zstd": file.hasSuffix(".zst")
    default: false
    }
  }
}

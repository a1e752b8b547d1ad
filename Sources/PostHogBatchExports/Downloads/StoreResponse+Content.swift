// What the head of a response says about its body, and why that can't be the file: the login page of a proxy has status
// 200 and a length too.

import HTTPTypes
import OperationClient
import OperationCore

extension StoreResponse {
  /// Types of documents that an export never consists of.
  private static let pages = ["text/html", "application/xhtml+xml", "text/xml", "application/xml"]

  /// Returns why a body can't be the bytes of a file with this name; `nil` if it can.
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

  /// Returns whether an encoding leaves the bytes as they are stored: stores keep the encodings with which a file was
  /// uploaded, even if they say no more than its name does.
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

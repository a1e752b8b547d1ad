// The required outcome of every response, written down without looking at the code: a grid of statuses and bodies.

import HTTPTypes
import OperationCore
import PostHogBatchExports

/// How a call ends that gets one response and retries nothing.
enum Ending: Character, Sendable {
  case success = "s", validation = "v", authentication = "a", permission = "p", notFound = "n", conflict = "c"
  case limited = "l", server = "x", undocumented = "u", unreadable = "d", gateway = "g", other = "?"

  init(_ error: PostHogError?) {
    self =
      switch error?.kind {
      case nil: .success
      case .validation: .validation
      case .authentication: .authentication
      case .permission: .permission
      case .notFound: .notFound
      case .conflict: .conflict
      case .rateLimited: .limited
      case .server: .server
      case .unexpectedStatus: .undocumented
      case .decoding: .unreadable
      case .gateway(let status) where status == error?.status: .gateway
      default: .other
      }
  }

  /// Whether it is worth a retry for an operation that may be retried, and for one that may not.
  var isPassing: (repeatable: Bool, never: Bool) {
    switch self {
    case .limited: (true, true)
    case .gateway, .server: (true, false)
    default: (false, false)
    }
  }
}

/// The body of a response.
enum GridBody: String, Sendable, CaseIterable {
  case envelope, page, empty, otherJSON
  /// Nothing, of two types that contradict each other.
  case contradiction

  /// Returns a response with this body.
  func response(_ status: Int) -> (head: HTTPResponse, body: [UInt8]) {
    let head = HTTPResponse(status: .init(code: status), headerFields: fields)
    return (head, Array(text.utf8))
  }

  private var fields: HTTPFields {
    switch self {
    case .contradiction:
      HTTPFields(["application/json", "text/html"].map { HTTPField(name: .contentType, value: $0) })
    case .envelope, .otherJSON: [.contentType: "application/json"]
    case .page: [.contentType: "text/html; charset=utf-8"]
    case .empty: [:]
    }
  }

  private var text: String {
    switch self {
    case .envelope: Play.envelope
    case .page: "<!doctype html><html>nginx</html>"
    case .empty, .contradiction: ""
    case .otherJSON: #"{"message":"no Route matched with those values"}"#
    }
  }
}

/// The endings for each status and, in the order of `GridBody`, each body. A response that contradicts itself is a
/// proxy's.
struct ResponseGrid: Sendable {
  private var rows: [Int: String]

  /// The rules for every operation: an error in PostHog's form is PostHog's, and no other response is, not even an
  /// undocumented 204.
  private static let common = [
    200: "gggg", 201: "gggg", 202: "gggg", 204: "gggg", 301: "gggg", 302: "gggg",
    400: "vggg", 401: "aggg", 403: "pggg", 404: "nggg", 405: "uggg", 409: "cggg", 410: "uggg", 413: "uggg",
    418: "uggg", 429: "lggg", 500: "xggg", 502: "xggg", 503: "xggg", 504: "xggg", 520: "xggg",
  ]

  /// A grid with other rows for the statuses that an operation documents.
  init(_ documented: [Int: String]) {
    rows = Self.common.merging(documented) { $1 }
  }

  /// Every cell.
  var cells: [(status: Int, body: GridBody, ending: Ending)] {
    rows.sorted { $0.key < $1.key }.flatMap { status, row in
      zip(GridBody.allCases, row + "g").map { (status, $0, Ending(rawValue: $1) ?? .other) }
    }
  }
}

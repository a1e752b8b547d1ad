import HTTPTypes
import OperationCore

/// An operation as a request to the configured host, without credentials: the key is requested only when the request is
/// sent. Creating it fails, before anything else happens, for an operation that can't be sent.
///
/// It is one object, since all parts of a call hand it on.
final class OutgoingRequest: Sendable {
  let call: CallContext
  let origin: Origin
  let head: HTTPRequest
  let body: [UInt8]?

  init<Output>(_ operation: APIOperation<Output>, by core: ClientCore) throws(OperationFailure) {
    let host = core.host
    let call = CallContext(operation, to: host.description)
    func fault(_ reason: String) -> OperationFailure {
      OperationFailure(.invalidRequest(reason), in: call, attempts: 0)
    }

    if let segment = operation.path.invalidSegment {
      throw fault(
        "An id in the path is \(segment.isEmpty ? "empty" : "\"\(segment)\""), which would make another path.")
    }
    let path = operation.path.description
    guard path.hasPrefix("/"), path.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "?") }) else {
      throw fault("The path has characters that are not encoded.")
    }
    guard !path.hasPrefix("//") else { throw fault("The path begins as the address of another host does.") }
    if let name = operation.query.unrepresentableName {
      throw fault(
        "The query item \(printable(name, limit: 100)) is NaN, infinite or a date outside the years 0000 to 9999.")
    }
    let query = operation.query.isEmpty ? "" : "?\(operation.query.encoded)"

    var fields = core.fields
    if let accept = operation.accept, accept != "application/json" { fields[.accept] = accept }
    for item in operation.headers.items {
      guard let name = HTTPField.Name(item.name), HTTPField.isValidValue(item.value) else {
        throw fault("The header field \(printable(item.name, limit: 100)) has characters that no field may have.")
      }
      guard !name.isFraming else {
        throw fault("The header field \(name.rawName) is one that only the transport sets.")
      }
      fields[name] = item.value
    }
    if let body = operation.body {
      guard HTTPField.isValidValue(body.contentType) else {
        throw fault("The content type of the body has characters that no header field may have.")
      }
      fields[.contentType] = body.contentType
    }
    guard let method = HTTPRequest.Method(operation.method.rawValue) else {
      throw fault("The method \(printable(operation.method.rawValue, limit: 100)) isn't a token.")
    }

    self.call = call
    origin = host.origin
    head = HTTPRequest(
      method: method, scheme: origin.scheme, authority: origin.authority,
      path: host.pathPrefix + path + query, headerFields: fields)
    do throws(RequestBody.EncodingError) {
      body = try operation.body?.encoded()
    } catch {
      throw fault(error.description)
    }
  }

  private init(_ request: OutgoingRequest, head: HTTPRequest) {
    call = request.call
    origin = request.origin
    self.head = head
    body = request.body
  }

  /// The same request with another head.
  func with(_ head: HTTPRequest) -> OutgoingRequest { OutgoingRequest(self, head: head) }

  /// The path without its query, for logs and errors.
  var path: Substring { (head.path ?? "/").prefix { $0 != "?" } }

  /// Returns whether a request that a middleware changed still goes to the same place, or to another path below that of
  /// the host.
  func mayBecome(_ changed: HTTPRequest, at host: APIHost) -> Bool {
    guard changed.scheme == origin.scheme, changed.authority == origin.authority, let target = changed.path else {
      return false
    }
    // An id that was encoded to stay one segment may look like a path that leads elsewhere.
    return target == head.path || target.utf8.starts(with: "\(path)?".utf8) || host.holds(target)
  }
}

/// A key and the header field that carries it.
struct SentKey: Sendable {
  let secret: Secret
  let field: APICredentials.Field
}

extension HTTPRequest {
  /// Returns the head, unless a header field could send the request elsewhere or end it at another place.
  ///
  /// - Throws: ``TransportError/Kind/unsupportedRequest``.
  func checkingFields() throws(TransportError) -> HTTPRequest {
    guard let field = headerFields.first(where: { $0.name.isFraming }) else { return self }
    throw TransportError(
      .unsupportedRequest, phase: .notSent,
      detail: "the header field \(field.name.rawName) is one that only the transport sets")
  }

  /// Returns the head with the key added, for the transport only.
  ///
  /// - Throws: ``TransportError/Kind/unsupportedRequest`` if the method could send the key elsewhere or bring it back.
  func authorized(by key: SentKey?) throws(TransportError) -> HTTPRequest {
    // CONNECT makes a tunnel to another host; TRACE must not be sent with a credential (RFC 9110, section 9.3.8).
    guard method != .connect, method != .trace else {
      throw TransportError(
        .unsupportedRequest, phase: .notSent, detail: "no key is sent with the method \(method)")
    }
    guard let key else { return self }
    var head = self
    var field = HTTPField(name: key.field.name, value: key.field.prefix + key.secret.exposedValue)
    // Asks the transport to keep the key out of HTTP/2's compression tables (RFC 7541, section 7.1.3).
    field.indexingStrategy = .disallow
    head.headerFields[fields: field.name] = [field]
    return head
  }
}

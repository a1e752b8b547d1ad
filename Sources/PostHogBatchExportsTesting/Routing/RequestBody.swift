import HTTPTypes

/// The body of a request, parsed once, whether or not it is valid. Multipart forms aren't supported.
struct RequestBody {
  /// Approximately the server's limit.
  static let byteLimit = 20_000_000

  private let parsed: Result<JSON, APIError>

  init(_ request: FakeRequest) {
    do throws(APIError) { parsed = .success(try Self.parse(request)) } catch { parsed = .failure(error) }
  }

  private static func parse(_ request: FakeRequest) throws(APIError) -> JSON {
    guard !request.body.isEmpty else { return .object(JSONObject()) }
    guard request.body.count <= byteLimit else { throw .malformedBody("the body is too large") }
    let type = request.head.headerFields[.contentType] ?? "application/json"
    switch type.prefix(while: { $0 != ";" }).lowercased() {
    case "application/json":
      do throws(JSONParser.Failure) {
        return try JSONParser.parse(request.body)
      } catch {
        throw .malformedBody("\(error.reason), at byte \(error.offset)")
      }
    case "application/x-www-form-urlencoded":
      let items = QueryItems(String(decoding: request.body, as: UTF8.self)[...]).items
      return .object(JSONObject(items.map { ($0.name, .string($0.value)) }))
    default:
      throw .unsupportedMediaType(type)
    }
  }

  /// Returns the properties of the body, which are empty if there is no body. Anything but an object is refused.
  func object() throws(APIError) -> JSONObject {
    guard let object = try parsed.get().object else { throw .invalid(nil, "An object was expected.") }
    return object
  }

  /// A property, if the body is an object that has it. For actions that accept any body.
  subscript(name: String) -> JSON? { (try? parsed.get())?.object?[name] }
}

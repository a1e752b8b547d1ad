import HTTPTypes

/// The body of a request, parsed once, whatever it turned out to be. Multipart forms are not imitated.
struct RequestBody {
  /// About what the server takes.
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

  /// The members of the body, none when there is no body. Anything but an object is refused.
  func object() throws(APIError) -> JSONObject {
    guard let object = try parsed.get().object else { throw .invalid(nil, "An object was expected.") }
    return object
  }

  /// A member, if the body is an object that has it. Used where a body may be anything.
  subscript(name: String) -> JSON? { (try? parsed.get())?.object?[name] }
}

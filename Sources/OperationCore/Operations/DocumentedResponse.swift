/// How to decode the responses with one or more documented statuses into the output of an operation, which
/// ``APIOperation/decode(_:)`` does.
public struct DocumentedResponse<Output: Sendable>: Sendable {
  /// The statuses of these responses.
  public let statuses: [Int]
  /// The content type to request in `Accept`; nil if the responses have no body that matters.
  public let contentType: String?
  /// The names of the header fields that decoding reads.
  public let headerNames: [String]
  /// Decodes a response with one of the statuses.
  let read: Decode

  /// Decodes a response with one of the statuses, and adds to `unrecognized` what was lost and what no type knows.
  public typealias Decode =
    @Sendable (_ response: RawResponse, _ unrecognized: inout UnrecognizedContent) throws(ResponseDecodingError) ->
    Output

  /// Creates a documented response whose output is decoded by a function. The static functions, such as `json`,
  /// suit most responses.
  ///
  /// - Parameters:
  ///   - statuses: The statuses of the responses.
  ///   - contentType: The content type to request in `Accept`; nil if the responses have no body that matters.
  ///   - headerNames: The names of the header fields that `decode` reads.
  ///   - decode: Decodes a response with one of the statuses.
  public init(
    _ statuses: [Int], contentType: String? = nil, headerNames: [String] = [], decode: @escaping Decode
  ) {
    self.statuses = statuses
    self.contentType = contentType
    self.headerNames = headerNames
    read = decode
  }

  /// Whether a body is an object without any of the output's properties. If the output requires none of them, such a
  /// body can be decoded, but is something else: `{"error": "please sign in"}`.
  package func isSomethingElse(_ body: [UInt8]) -> Bool {
    let known = optionalNames
    guard !known.isEmpty, !body.isEmpty, let members = (try? JSONValue(json: body))?.object else { return false }
    return !members.contains { known.contains($0.name) }
  }

  /// The names of the output's properties, if it requires none of them.
  private var optionalNames: Set<String> {
    var unrecognized = UnrecognizedContent()
    unrecognized.askedNames = []
    let empty = RawResponse(status: statuses.first ?? 200, body: Array("{}".utf8))
    guard (try? read(empty, &unrecognized)) != nil else { return [] }
    return unrecognized.askedNames ?? []
  }
}

extension DocumentedResponse {
  /// Returns the same decoding with its output transformed, for an operation whose responses differ in type.
  public func map<Wider: Sendable>(_ transform: @escaping @Sendable (Output) -> Wider) -> DocumentedResponse<Wider> {
    DocumentedResponse<Wider>(statuses, contentType: contentType, headerNames: headerNames) {
      [read] (response, unrecognized) throws(ResponseDecodingError) in
      transform(try read(response, &unrecognized))
    }
  }

  /// A response whose JSON body is the output.
  ///
  /// An empty body is read as `{}`, for servers that send nothing where all properties are optional, and as no items of
  /// a ``TimePage``.
  public static func json(_ statuses: Int...) -> Self where Output: JSONReadable { json(statuses) }

  /// The same for ranges of statuses.
  public static func json(_ ranges: ClosedRange<Int>...) -> Self where Output: JSONReadable {
    json(ranges.flatMap(Array.init))
  }

  private static func json(_ statuses: [Int]) -> Self where Output: JSONReadable {
    Self(statuses, contentType: "application/json") { (response, unrecognized) throws(ResponseDecodingError) in
      do throws(JSONError) {
        return try Output(body: response.body, noting: &unrecognized)
      } catch {
        throw .json(error)
      }
    }
  }

  /// A response without output. A body is ignored.
  public static func empty(_ statuses: Int...) -> Self where Output == Void {
    Self(statuses) { (_, _) throws(ResponseDecodingError) in () }
  }

  /// The same for ranges of statuses.
  public static func empty(_ ranges: ClosedRange<Int>...) -> Self where Output == Void {
    Self(ranges.flatMap(Array.init)) { (_, _) throws(ResponseDecodingError) in () }
  }

  /// A redirect, whose `Location` is the output. It isn't followed.
  public static func redirect(_ statuses: Int...) -> Self where Output == Redirect {
    Self(statuses, headerNames: ["Location"]) { (response, _) throws(ResponseDecodingError) in
      guard let location = response.headers["Location"] else { throw .header(name: "Location") }
      return Redirect(location: location)
    }
  }

  /// A response whose body is the output, unchanged.
  public static func bytes(_ statuses: Int..., contentType: String) -> Self where Output == [UInt8] {
    Self(statuses, contentType: contentType) { (response, _) throws(ResponseDecodingError) in response.body }
  }

  /// The same for ranges of statuses.
  public static func bytes(_ ranges: ClosedRange<Int>..., contentType: String) -> Self where Output == [UInt8] {
    Self(ranges.flatMap(Array.init), contentType: contentType) { (response, _) throws(ResponseDecodingError) in
      response.body
    }
  }
}

extension JSONReadable {
  fileprivate init(body: [UInt8], noting unrecognized: inout UnrecognizedContent) throws(JSONError) {
    guard body.isEmpty else {
      self = try body.withBytes { (bytes) throws(JSONError) in try JSONReader.read(bytes, noting: &unrecognized) }
      return
    }
    guard let value = (Self.self as? any EmptyBodyReadable.Type)?.init() as? Self ?? (try? Self(json: "{}")) else {
      throw JSONError(offset: 0, .unexpected(expected: "a value", found: "an empty body"))
    }
    self = value
  }
}

/// A value that an empty body can stand for.
protocol EmptyBodyReadable: JSONReadable {
  init()
}

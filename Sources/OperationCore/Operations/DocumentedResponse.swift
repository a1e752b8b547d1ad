/// How to decode the responses with one or more documented statuses into the output of an operation.
public struct DocumentedResponse<Output: Sendable>: Sendable {
  /// The statuses of these responses.
  public let statuses: [Int]
  /// The content type to request in `Accept`; nil if the responses have no body that matters.
  public let contentType: String?
  private let read: Read

  private typealias Read =
    @Sendable (_ location: String?, _ body: [UInt8], _ unrecognized: inout UnrecognizedContent) throws(JSONError) ->
    Output

  private init(_ statuses: [Int], contentType: String? = nil, read: @escaping Read) {
    self.statuses = statuses
    self.contentType = contentType
    self.read = read
  }

  /// Decodes a response.
  ///
  /// - Parameters:
  ///   - status: The status of the response.
  ///   - location: The value of its `Location` field, for redirects.
  ///   - body: Its body, without any content coding.
  /// - Returns: The output; nil if the status isn't among ``statuses``.
  /// - Throws: A ``JSONError`` if the response can't be decoded.
  public func decode(status: Int, location: String?, body: [UInt8]) throws(JSONError) -> Output? {
    var unrecognized = UnrecognizedContent(includesUnknown: false)
    return try decode(status: status, location: location, body: body, noting: &unrecognized)
  }

  /// Decodes a response, and adds to `unrecognized` what was lost and what no type knows.
  ///
  /// - Parameters:
  ///   - status: The status of the response.
  ///   - location: The value of its `Location` field, for redirects.
  ///   - body: Its body, without any content coding.
  ///   - unrecognized: Collects what was lost and, if it includes that, what no type knows.
  /// - Returns: The output; nil if the status isn't among ``statuses``.
  /// - Throws: A ``JSONError`` if the response can't be decoded.
  public func decode(
    status: Int, location: String?, body: [UInt8], noting unrecognized: inout UnrecognizedContent
  ) throws(JSONError) -> Output? {
    guard statuses.contains(status) else { return nil }
    return try read(location, body, &unrecognized)
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
    guard (try? read(nil, Array("{}".utf8), &unrecognized)) != nil else { return [] }
    return unrecognized.askedNames ?? []
  }
}

extension DocumentedResponse {
  /// Returns the same decoding with its output transformed, for an operation whose responses differ in type.
  public func map<Wider: Sendable>(_ transform: @escaping @Sendable (Output) -> Wider) -> DocumentedResponse<Wider> {
    DocumentedResponse<Wider>(statuses, contentType: contentType) {
      [read] (location, body, unrecognized) throws(JSONError) in
      transform(try read(location, body, &unrecognized))
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
    Self(statuses, contentType: "application/json") { (_, body, unrecognized) throws(JSONError) in
      try Output(body: body, noting: &unrecognized)
    }
  }

  /// A response without output. A body is ignored.
  public static func empty(_ statuses: Int...) -> Self where Output == Void {
    Self(statuses) { (_, _, _) throws(JSONError) in () }
  }

  /// The same for ranges of statuses.
  public static func empty(_ ranges: ClosedRange<Int>...) -> Self where Output == Void {
    Self(ranges.flatMap(Array.init)) { (_, _, _) throws(JSONError) in () }
  }

  /// A redirect, whose `Location` is the output. It isn't followed.
  public static func redirect(_ statuses: Int...) -> Self where Output == Redirect {
    Self(statuses) { (location, _, _) throws(JSONError) in
      guard let location else {
        throw JSONError(offset: 0, .unexpected(expected: "a Location field", found: "a redirect without one"))
      }
      return Redirect(location: location)
    }
  }

  /// A response whose body is the output, unchanged.
  public static func bytes(_ statuses: Int..., contentType: String) -> Self where Output == [UInt8] {
    Self(statuses, contentType: contentType) { (_, body, _) throws(JSONError) in body }
  }

  /// The same for ranges of statuses.
  public static func bytes(_ ranges: ClosedRange<Int>..., contentType: String) -> Self where Output == [UInt8] {
    Self(ranges.flatMap(Array.init), contentType: contentType) { (_, body, _) throws(JSONError) in body }
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

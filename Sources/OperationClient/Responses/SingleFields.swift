// Header fields that a response has once. Proxies add fields without a look at those that are there, and may repeat them.

package import HTTPTypes

extension HTTPFields {
  /// The value of a field that a response has once at most; nil where it has several that contradict each other.
  package func onlyValue(of name: HTTPField.Name) -> String? {
    let values = Set(self[values: name])
    return values.count == 1 ? values.first : nil
  }

  /// The address that a response points to; nil where it points to several, also in a field that was joined from several: no
  /// address has a blank.
  var onlyLocation: String? {
    let places = Set(self[values: .location].flatMap { $0.split(separator: ", ", omittingEmptySubsequences: false) })
    return places.count == 1 ? places.first.map(String.init) : nil
  }

  /// What the content is said to be, without parameters and in lower case: more than one type where the fields, or the members
  /// of one that was joined from several, contradict each other.
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

  /// The parts of a field between its commas that stand in no quoted string.
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

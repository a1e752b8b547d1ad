/// A keyword of one kind of object, as a row of ``KeywordLedger``: the form of its value, the versions that have it,
/// and how it is processed.
struct Keyword: Sendable {
  let name: String
  let shape: Shape
  let fate: Fate
  let versions: ClosedRange<OpenAPIVersion>

  /// How a keyword is processed. No keyword is dropped without a report, unless it is carried over.
  enum Fate: Sendable {
    /// The keyword is in the `Document`.
    case carried
    /// The keyword is in the `Document`, as one of `Schema.constraints`. Because it is only used in doc comments, a
    /// value of the wrong type is a warning.
    case documented
    /// The keyword doesn't affect the code, for this reason. A note reports how often it occurs.
    case immaterial(String)
    /// The keyword should affect the code, but doesn't. A warning at each place reports what is lost.
    case notCarried(String)
    /// The specification forbids the keyword here, for this reason. It is an error.
    case refused(String)
  }

  private init(_ name: String, _ shape: Shape, _ fate: Fate, _ first: OpenAPIVersion, _ last: OpenAPIVersion) {
    self.name = name
    self.shape = shape
    self.fate = fate
    versions = first...last
  }

  static func carried(
    _ name: String, _ shape: Shape, since first: OpenAPIVersion = .v3_0, until last: OpenAPIVersion = .v3_2
  ) -> Keyword { Keyword(name, shape, .carried, first, last) }

  static func documented(
    _ name: String, _ shape: Shape, since first: OpenAPIVersion = .v3_0, until last: OpenAPIVersion = .v3_2
  ) -> Keyword { Keyword(name, shape, .documented, first, last) }

  static func immaterial(
    _ name: String, _ shape: Shape, _ reason: String, since first: OpenAPIVersion = .v3_0
  ) -> Keyword { Keyword(name, shape, .immaterial(reason), first, .v3_2) }

  static func notCarried(
    _ name: String, _ shape: Shape, _ loss: String, since first: OpenAPIVersion = .v3_0
  ) -> Keyword { Keyword(name, shape, .notCarried(loss), first, .v3_2) }

  static func refused(_ name: String, _ reason: String) -> Keyword {
    Keyword(name, .any, .refused(reason), .v3_0, .v3_2)
  }
}

/// The form that the value of a keyword must have.
indirect enum Shape: Sendable {
  case any
  case text
  case boolean
  case number
  /// A whole number that isn't negative.
  case count
  case list
  case texts
  /// One of these words.
  case word([String])
  case object(ObjectKind)
  /// A list of objects.
  case objects(ObjectKind)
  /// A mapping from names to values.
  case map(Shape)
  /// Either a boolean or an object.
  case flagOr(ObjectKind)
}

/// The rules for one kind of object.
struct ObjectRules: Sendable {
  /// The keywords by name; a name has several rows if versions differ.
  let keywords: [String: [Keyword]]
  /// Keywords that are required.
  let required: [String]
  /// Keywords that are required up to a version, including that version.
  let requiredUntil: [String: OpenAPIVersion]
  /// Pairs of keywords that exclude each other.
  let exclusive: [(String, String)]
  /// What keys that aren't keywords may have as values; `nil` if only keywords are allowed.
  let others: Shape?

  init(
    _ keywords: [Keyword], required: [String] = [], requiredUntil: [String: OpenAPIVersion] = [:],
    exclusive: [(String, String)] = [], others: Shape? = nil
  ) {
    self.keywords = Dictionary(grouping: keywords, by: \.name)
    self.required = required
    self.requiredUntil = requiredUntil
    self.exclusive = exclusive
    self.others = others
  }

  func keyword(_ name: String, in version: OpenAPIVersion) -> Keyword? {
    keywords[name]?.first { $0.versions.contains(version) }
  }

  func names(in version: OpenAPIVersion) -> [String] {
    keywords.values.joined().filter { $0.versions.contains(version) }.map(\.name).sorted()
  }

  func required(in version: OpenAPIVersion) -> [String] {
    required + requiredUntil.filter { version <= $0.value }.keys.sorted()
  }
}

extension ObjectKind {
  /// The rules for this kind of object; see ``KeywordLedger``.
  var rules: ObjectRules { KeywordLedger.rules[self] ?? ObjectRules([]) }
}

// The words in which the ledger is written. The ledger itself: `KeywordLedger`.

/// One keyword of one object kind: what its value has to be, in which versions, and what becomes of it.
struct Keyword: Sendable {
  let name: String
  let shape: Shape
  let fate: Fate
  let versions: ClosedRange<OpenAPIVersion>

  /// What becomes of a keyword. Nothing is dropped in silence.
  enum Fate: Sendable {
    /// It is in the `Document`.
    case carried
    /// It is in the `Document` too, in `Schema.constraints`. As it only ends up in doc comments, a value of the wrong kind
    /// is a warning.
    case documented
    /// It shapes no code, for this reason. A note tells how often it occurs.
    case immaterial(String)
    /// It would shape code, but doesn't. A warning at each place tells what is lost.
    case notCarried(String)
    /// The specification forbids it here, for this reason. An error.
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

/// What the value of a keyword has to be.
indirect enum Shape: Sendable {
  case any
  case text
  case boolean
  case number
  /// A whole number from zero on.
  case count
  case list
  case texts
  /// One of these words.
  case word([String])
  case object(ObjectKind)
  /// A list of objects.
  case objects(ObjectKind)
  /// Names to values.
  case map(Shape)
  /// Either a boolean or an object.
  case flagOr(ObjectKind)
}

/// What an object has to say.
struct ObjectRules: Sendable {
  /// By name; a name has several rows when versions differ.
  let keywords: [String: [Keyword]]
  /// Keywords that must be there.
  let required: [String]
  /// Keywords that must be there up to a version, that one included.
  let requiredUntil: [String: OpenAPIVersion]
  /// Pairs that exclude each other.
  let exclusive: [(String, String)]
  /// What keys may hold that aren't keywords; nil when there are only keywords.
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
  /// What an object of the kind has to say; see ``KeywordLedger``.
  var rules: ObjectRules { KeywordLedger.rules[self] ?? ObjectRules([]) }
}

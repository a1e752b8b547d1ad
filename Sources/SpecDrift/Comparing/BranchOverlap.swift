import APIContract
import DataReading

/// Finds out whether a value can fit several alternatives. What is within them is found out once for each two schemas.
final class BranchOverlap {
  enum Answer {
    case none, some, unknown

    /// Both have to hold.
    func and(_ other: Self) -> Self {
      self == .none || other == .none ? .none : self == .some && other == .some ? .some : .unknown
    }

    /// One has to hold.
    func or(_ other: Self) -> Self {
      self == .some || other == .some ? .some : self == .none && other == .none ? .none : .unknown
    }
  }

  private static let mostBranches = 40
  private static let deepest = 4

  private struct Key: Hashable {
    let one: SchemaParts
    let other: SchemaParts
    let depth: Int
  }

  private var known: [Key: Answer] = [:]
  let forms: SchemaForms
  let direction: Direction
  /// The program whose values are meant: generated code has no properties that aren't declared.
  let reader: Reader

  init(_ forms: SchemaForms, _ direction: Direction, _ reader: Reader) {
    self.forms = forms
    self.direction = direction
    self.reader = reader
  }

  func overlap(of branches: [SchemaForm.Branch]) -> Answer {
    guard branches.count <= Self.mostBranches else { return .unknown }
    var answer = Answer.none
    for (index, one) in branches.enumerated() {
      for other in branches[..<index] { answer = answer.or(overlap(one, other)) }
    }
    return answer
  }

  func overlap(_ one: SchemaForm.Branch, _ other: SchemaForm.Branch) -> Answer {
    overlap(one.schema, other.schema, 0)
  }

  /// Whether so many alternatives are compared with each other.
  static func compares(_ count: Int) -> Bool { count <= mostBranches }

  private func overlap(_ one: SchemaParts, _ other: SchemaParts, _ depth: Int) -> Answer {
    let key = Key(one: one, other: other, depth: depth)
    if let answer = known[key] { return answer }
    let answer = overlap(forms(one, direction), forms(other, direction), depth)
    known[key] = answer
    return answer
  }

  private func overlap(_ one: SchemaForm, _ other: SchemaForm, _ depth: Int) -> Answer {
    if one.isNullable, other.isNullable { return .some }
    guard one.branches.isEmpty, other.branches.isEmpty, depth < Self.deepest else { return .unknown }
    switch (one.values, other.values) {
    case (let values?, let others?): return values.contains(where: others.contains) ? .some : .none
    case (let values?, nil): return overlap(values, other)
    case (nil, let values?): return overlap(values, one)
    case (nil, nil): break
    }
    guard let types = one.types.map({ own in other.types.map(own.narrowed) ?? own }) ?? other.types else {
      return one.isPlain && other.isPlain ? .some : .unknown
    }
    if types.isEmpty { return .none }
    if types == [.object] { return fits(one, other, depth).or(fits(other, one, depth)) }
    return one.isPlain || other.isPlain ? .some : .unknown
  }

  private func overlap(_ values: [Node], _ form: SchemaForm) -> Answer {
    let fitting = values.filter { value in
      form.types.map { types in value.jsonType.map { !types.narrowed(by: $0).isEmpty } ?? false } ?? true
    }
    return fitting.isEmpty ? .none : form.isPlain ? .some : .unknown
  }

  /// Whether an object with the properties that one schema declares fits another.
  private func fits(_ one: SchemaForm, _ other: SchemaForm, _ depth: Int) -> Answer {
    let (own, known) = (one.properties, other.properties)
    func required(_ form: SchemaForm) -> [String] { form.properties.filter { $0.value.isRequired }.map(\.key).sorted() }
    let isOpen = reader == .any && !one.additional.isNothing
    guard isOpen || required(other).allSatisfy({ own[$0] != nil }),
      !other.additional.isNothing || required(one).allSatisfy({ known[$0] != nil })
    else { return .none }
    let shared = Set(required(one) + required(other)).sorted().compactMap { name in
      own[name].flatMap { left in known[name].map { (left.schema, $0.schema) } }
    }
    let hasConditions = !one.keywords.isEmpty || !other.keywords.isEmpty
    return shared.reduce(hasConditions ? .unknown : .some) { answer, pair in
      answer.and(overlap(pair.0, pair.1, depth + 1))
    }
  }
}

extension SchemaForm {
  /// Whether nothing but the type restricts values.
  fileprivate var isPlain: Bool {
    patterns.isEmpty && format == nil && keywords.isEmpty && bounds.isEmpty && items == nil
  }
}

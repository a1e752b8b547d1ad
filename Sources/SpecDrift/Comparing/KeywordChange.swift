import APIContract

/// How a keyword changed that restricts values.
enum KeywordChange: String {
  case tightened, loosened, changed

  var opposite: Self { self == .tightened ? .loosened : self == .loosened ? .tightened : .changed }

  /// Compares a bound, which may be missing.
  init(bound keyword: String, _ old: ExactNumber?, _ new: ExactNumber?) {
    guard let old else {
      self = .tightened
      return
    }
    guard let new else {
      self = .loosened
      return
    }
    switch keyword {
    case "multipleOf":
      self = new.isMultiple(of: old) ? .tightened : old.isMultiple(of: new) ? .loosened : .changed
    case _ where keyword.hasPrefix("max") || keyword == "exclusiveMaximum": self = new < old ? .tightened : .loosened
    default: self = new > old ? .tightened : .loosened
    }
  }
}

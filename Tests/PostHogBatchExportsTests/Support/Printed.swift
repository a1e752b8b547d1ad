import Foundation

/// Everything that Swift prints of a value.
func printed(_ value: some Any) -> String {
  var texts = ["\(value)", String(reflecting: value)]
  dump(value, to: &texts[1])
  texts += Mirror(reflecting: value).children.map { "\($0.label ?? "")\($0.value)" }
  if let error = value as? any LocalizedError { texts += [error.errorDescription ?? "", error.localizedDescription] }
  return texts.joined(separator: " ")
}

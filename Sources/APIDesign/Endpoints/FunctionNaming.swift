import APIModel
import OpenAPIDocument

/// Names namespaces and their functions if the document doesn't.
struct FunctionNaming {
  let swiftName: SwiftName

  /// Returns the namespace of an operation: its first tag.
  func resource(of operation: Operation) -> SwiftIdentifier {
    operation.tags.first.map(swiftName.upperCamel) ?? "Operations"
  }

  /// Returns `x-swift-name`; or else the operation's ID without the resource as its prefix; or else the method and
  /// path.
  func function(of operation: Operation) -> SwiftIdentifier {
    if let name = operation.extensions.swiftName { return name }
    guard let id = operation.operationID else {
      let path = operation.path.split(separator: "/").map { part in
        part.hasPrefix("{") ? "by_" + part.dropFirst().dropLast() : String(part)
      }
      return swiftName.lowerCamel(operation.method.lowercased() + "_" + path.joined(separator: "_"))
    }
    let words = SwiftName.words(id)
    let resource = SwiftName.words(operation.tags.first ?? "").map { $0.lowercased() }
    // `actions_list` in the namespace `Actions` is `list`; an ID without anything else isn't shortened.
    if !resource.isEmpty, words.count > resource.count,
      words.prefix(resource.count).map({ $0.lowercased() }) == resource
    {
      return swiftName.lowerCamel(words.dropFirst(resource.count).joined(separator: "_"))
    }
    return swiftName.lowerCamel(id)
  }
}

import APIModel
import OpenAPIDocument

/// Names namespaces and the functions in them where the description doesn't.
struct FunctionNaming {
  let swiftName: SwiftName

  /// The namespace of an operation: its first tag.
  func resource(of operation: Operation) -> SwiftIdentifier {
    operation.tags.first.map(swiftName.upperCamel) ?? "Operations"
  }

  /// `x-swift-name`, else the operation's id without the resource in front, else method and path.
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
    // `actions_list` in the namespace `Actions` is `list`; an id that is nothing else stays whole.
    if !resource.isEmpty, words.count > resource.count,
      words.prefix(resource.count).map({ $0.lowercased() }) == resource
    {
      return swiftName.lowerCamel(words.dropFirst(resource.count).joined(separator: "_"))
    }
    return swiftName.lowerCamel(id)
  }
}

import DataReading

/// Reduces the components of a description to those that its paths lead to.
struct ReachableComponents {
  /// The description without the other components.
  let root: Node

  init(_ root: Node) {
    var pending = [root["paths"]].compactMap(\.self)
    var found: Set<DocumentPlace> = []
    while let node = pending.popLast() {
      switch node.value {
      case .mapping(let mapping): pending += mapping.entries.map(\.value)
      case .sequence(let nodes): pending += nodes
      case .string(let text):
        // A discriminator refers to schemas by plain text, so any text counts that is a reference.
        guard text.hasPrefix("#/components/"), let place = DocumentPlace(text), place.tokens.count >= 3 else { break }
        let component = DocumentPlace(Array(place.tokens.prefix(3)))
        if found.insert(component).inserted { pending += [component.node(in: root)].compactMap(\.self) }
      default: break
      }
    }
    guard let components = root["components"]?.mapping else {
      self.root = root
      return
    }
    let kept = components.entries.map { group in
      Mapping.Entry(
        key: group.key, keyLocation: group.keyLocation,
        value: group.key == "securitySchemes"
          ? group.value
          : group.value.filtered { found.contains(DocumentPlace(["components", group.key, $0.key])) })
    }
    self.root = root.replacing(
      ["components"], with: Node(.mapping(Mapping(kept)), at: root["components"]?.location ?? root.location))
  }
}

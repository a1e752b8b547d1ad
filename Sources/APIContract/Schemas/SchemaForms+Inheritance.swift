import DataReading

extension SchemaForms {
  /// Returns the schemas that extend one with a discriminator: those of the mapping, and those that refer to it in
  /// `allOf`, whose tags are their names.
  func inheritance(of parts: SchemaParts) -> SchemaForm.Inheritance? {
    // Beside a schema that may also be null stands what says so.
    let wholes = parts.parts.filter { $0.extent == .whole }
    guard wholes.count == 1, let parent = wholes.first.map({ resolver($0.node) }),
      let discriminator = parent["discriminator"], let property = discriminator["propertyName"],
      let name = property.string
    else { return nil }
    var heirs: [SchemaForm.Branch] = []
    for entry in discriminator["mapping"]?.mapping?.entries ?? [] {
      guard let target = target(of: entry) else { continue }
      add(target, named: Self.lastComponent(entry.value.string ?? ""), tag: entry.key, to: &heirs)
    }
    for heir in resolver.heirs(of: parent) where !heirs.contains(where: { $0.target.location == heir.schema.location })
    {
      add(heir.schema, named: heir.name, tag: heir.name, to: &heirs)
    }
    return SchemaForm.Inheritance(
      tag: SchemaForm.Tag(property: name, location: property.location), heirs: heirs)
  }

  private func add(_ schema: Node, named name: String, tag: String, to heirs: inout [SchemaForm.Branch]) {
    if let index = heirs.firstIndex(where: { $0.target.location == schema.location }) {
      heirs[index].tags.append(tag)
      return
    }
    var heir = SchemaForm.Branch(schema: SchemaParts(schema), location: schema.location, target: schema, name: name)
    heir.tags = [tag]
    heirs.append(heir)
  }
}

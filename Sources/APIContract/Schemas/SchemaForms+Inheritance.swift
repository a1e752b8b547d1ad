import DataReading
import Diagnostics

extension SchemaForms {
  /// Returns the schema of which values may also be an heir: a schema that has a discriminator. Beside it may stand what
  /// says that it can be null.
  func parent(of parts: SchemaParts) -> Node? {
    let wholes = parts.parts.filter { $0.extent == .whole }
    guard wholes.count == 1, let parent = wholes.first.map({ resolver($0.node) }) else { return nil }
    return parent["discriminator"] == nil ? nil : parent
  }

  /// Returns the schemas that extend one with a discriminator: those of the mapping, and those that refer to it in
  /// `allOf`, whose tags are their names.
  package func inheritance(of form: SchemaForm) -> SchemaForm.Inheritance? {
    guard let parent = form.parent, let discriminator = parent["discriminator"],
      let property = discriminator["propertyName"], let name = property.string
    else { return nil }
    var heirs: [SchemaForm.Branch] = []
    var indices: [SourceLocation: Int] = [:]
    func add(_ schema: Node, named name: String, tag: String) {
      if let index = indices[schema.location] { return heirs[index].tags.append(tag) }
      var heir = SchemaForm.Branch(schema: SchemaParts(schema), location: schema.location, target: schema, name: name)
      heir.tags = [tag]
      indices[schema.location] = heirs.count
      heirs.append(heir)
    }
    for entry in discriminator["mapping"]?.mapping?.entries ?? [] {
      if let target = target(of: entry) {
        add(target, named: Self.lastComponent(entry.value.string ?? ""), tag: entry.key)
      }
    }
    for heir in resolver.heirs(of: parent) where indices[heir.schema.location] == nil {
      add(heir.schema, named: heir.name, tag: heir.name)
    }
    return SchemaForm.Inheritance(
      tag: SchemaForm.Tag(property: name, location: property.location), heirs: heirs)
  }
}

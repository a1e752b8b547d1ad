import OpenAPIDocument

/// The role in which a schema's values are transferred.
enum Role: Int, CaseIterable {
  /// In responses.
  case read
  /// In requests, as whole values.
  case write
  /// In requests, as changes (PATCH).
  case patch
}

/// Several roles.
private struct Roles: OptionSet {
  static let read = Roles(.read)
  static let write = Roles(.write)
  static let patch = Roles(.patch)

  let rawValue: Int

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  init(_ role: Role) {
    self.init(rawValue: 1 << role.rawValue)
  }
}

/// The roles of each schema, and which of its roles need types of their own.
///
/// A schema is split only if necessary: if `readOnly` or `writeOnly` properties make decoding and encoding differ, and
/// if a PATCH body must distinguish an absent property from one that is null.
struct SchemaUsage {
  private let normal: SchemaNormalizer
  private var roles: [SchemaKey: Roles] = [:]
  private var shapes: [SchemaKey: NormalSchema.Shape] = [:]
  /// The schemas that contain each schema, with its role in them.
  private var holders: [SchemaKey: [(key: SchemaKey, role: Role)]] = [:]
  private var readAndWriteDiffer: Set<SchemaKey> = []
  private var writeAndPatchDiffer: Set<SchemaKey> = []

  init(_ normal: SchemaNormalizer) {
    self.normal = normal
  }

  mutating func note(_ use: SchemaUse, as role: Role) {
    var pending: [(schema: NormalSchema, role: Role, holder: SchemaKey?)] = [(normal(use), role, nil)]
    while let (schema, role, holder) = pending.popLast() {
      if let holder { holders[schema.key, default: []].append((holder, role)) }
      guard roles[schema.key, default: []].insert(Roles(role)).inserted else { continue }
      shapes[schema.key] = schema.shape
      pending += children(of: schema, as: role).map { ($0, $1, schema.key) }
    }
  }

  /// Decides which schemas need several types. Call it once, after every use has been added.
  mutating func settle() {
    // Schemas of a PATCH body that don't need a type of their own use the type for whole values.
    let isReadAndWritten = { (used: Roles) in used.contains(.read) && used != .read }
    readAndWriteDiffer = closure(among: isReadAndWritten) { shape in
      guard case .object(let object) = shape else { return false }
      return object.properties.contains { property in
        let attributes = normal(property.use).attributes
        return attributes.isReadOnly || attributes.isWriteOnly
      }
    }
    writeAndPatchDiffer = closure(among: { $0.contains(.patch) }, through: [.patch]) { shape in
      guard case .object(let object) = shape else { return false }
      return object.properties.contains { property in
        !property.isRequired && normal(property.use).attributes.isNullable
          && !normal(property.use).attributes.isReadOnly
      }
    }
    // Schemas that a PATCH body shares with other bodies use the same type.
    for (key, used) in roles where used.contains(.patch) && !writeAndPatchDiffer.contains(key) {
      roles[key]?.insert(.write)
    }
  }

  /// Returns the role whose type is used for `role`, and what that type must support.
  func type(for key: SchemaKey, as role: Role) -> (role: Role, isReadable: Bool, isWritable: Bool) {
    let used = roles[key] ?? []
    if role == .patch, writeAndPatchDiffer.contains(key) { return (.patch, false, true) }
    let shares = used.contains(.read) && used.contains(.write) && !readAndWriteDiffer.contains(key)
    if shares { return (.read, true, true) }
    return role == .read ? (.read, true, false) : (.write, false, true)
  }

  /// Whether values of this schema occur in that role.
  func isUsed(_ key: SchemaKey, as role: Role) -> Bool { roles[key]?.contains(Roles(role)) == true }

  private func children(of schema: NormalSchema, as role: Role) -> [(NormalSchema, Role)] {
    // Elements are whole values: a server replaces an array and doesn't merge it.
    let elementRole: Role = role == .patch ? .write : role
    switch schema.shape {
    case .scalar, .enumeration: return []
    case .array(let items): return items.map { [(normal($0), elementRole)] } ?? []
    case .map(let use): return [(normal(use), elementRole)]
    case .union(let union): return union.branches.map { (normal($0), role) }
    case .object(let object):
      var children = object.properties.map { (normal($0.use), role) }.filter { $0.0.travels(as: role) }
      if case .schema(let use) = object.additional { children.append((normal(use), elementRole)) }
      return children
    }
  }

  /// Returns, of the schemas whose roles are `relevant`, those for which `differs` is true and those that contain one
  /// of them in one of the given roles.
  private func closure(
    among relevant: (Roles) -> Bool, through roles: Roles = [.read, .write, .patch],
    _ differs: (NormalSchema.Shape) -> Bool
  ) -> Set<SchemaKey> {
    func isRelevant(_ key: SchemaKey) -> Bool { self.roles[key].map(relevant) ?? false }
    var pending: [SchemaKey] = []
    for (key, shape) in shapes where isRelevant(key) && differs(shape) { pending.append(key) }
    var found = Set(pending)
    while let key = pending.popLast() {
      for holder in holders[key] ?? []
      where roles.contains(Roles(holder.role)) && isRelevant(holder.key) && found.insert(holder.key).inserted {
        pending.append(holder.key)
      }
    }
    return found
  }
}

extension NormalSchema {
  /// Whether values of a property travel in this role.
  func travels(as role: Role) -> Bool { role == .read ? !attributes.isWriteOnly : !attributes.isReadOnly }
}

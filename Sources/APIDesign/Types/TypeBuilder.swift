import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Declares the Swift types of schemas, each when it is first needed, and gives the references to them.
final class TypeBuilder {
  let normal: SchemaNormalizer
  let usage: SchemaUsage
  let swiftName: SwiftName
  let provenance: ProvenanceFinder
  private var names: NameTable
  private var declaredNames: [DeclarationKey: SwiftIdentifier] = [:]
  /// In order of first need; a place is kept for a type while its members are being looked at.
  private var declarations: [TypeDeclaration?] = []
  private var indexByName: [SwiftIdentifier: Int] = [:]
  /// Types whose name is given and whose members are still to be looked at. A list instead of recursion: a description
  /// decides how long a chain of types is.
  private var pending: [() -> Void] = []
  private var isBuilding = false
  /// The lists and maps that are being followed. They have no name, so one that holds itself can't be written down.
  private var openAliases: Set<SchemaKey> = []

  /// Whether a union has a type, for those that have been asked for.
  var typedUnions: [UnionKey: Bool] = [:]

  private struct DeclarationKey: Hashable {
    let schema: SchemaKey
    let role: Role
  }

  /// Where a type that has no name of its own is needed.
  struct Context {
    /// The name to give it.
    let suggestion: SwiftIdentifier
    /// The file it goes to.
    let file: String

    func inner(_ suffix: SwiftIdentifier) -> Context { Context(suggestion: suggestion + suffix, file: file) }
  }

  /// - Parameter reserved: The names of types that the configuration gives.
  init(
    normal: SchemaNormalizer, usage: SchemaUsage, swiftName: SwiftName, document: Document, reserved: [SwiftIdentifier]
  ) {
    self.normal = normal
    self.usage = usage
    self.swiftName = swiftName
    provenance = ProvenanceFinder(document)
    names = NameTable(reserved: ReservedNames.types.union(reserved))
    // Schemas with names come first, so that what is named by its place gives way.
    for id in document.schemaOrder {
      let schema = normal.named(id)
      guard schema.key == .named(id), schema.declaresType else { continue }
      for role in Role.allCases where usage.isUsed(schema.key, as: role) {
        let serving = usage.type(for: schema.key, as: role).role
        _ = name(for: schema, as: serving, suggestion: swiftName.upperCamel(id.pointer))
      }
    }
  }

  var types: [TypeDeclaration] { declarations.compactMap { $0 } }

  /// A name for a type that isn't a schema's.
  func claimName(
    _ wanted: SwiftIdentifier, fallbackSuffix: SwiftIdentifier? = nil, at location: SourceLocation
  ) -> SwiftIdentifier {
    normal.claim(wanted, from: &names, fallbackSuffix: fallbackSuffix, at: location)
  }

  /// The type that carries values of a schema one way.
  func reference(to use: SchemaUse, as role: Role, in context: Context) -> TypeReference {
    reference(to: normal(use), as: role, in: context)
  }

  func reference(to schema: NormalSchema, as role: Role, in context: Context) -> TypeReference {
    let type = unfinishedReference(to: schema, as: role, in: context)
    guard !isBuilding else { return type }
    isBuilding = true
    defer { isBuilding = false }
    while !pending.isEmpty {
      let next = pending
      pending = []
      for build in next { build() }
    }
    return type
  }

  /// A reference to a type that is declared and may still lack its members.
  private func unfinishedReference(to schema: NormalSchema, as role: Role, in context: Context) -> TypeReference {
    switch schema.shape {
    case .scalar(.anyScalar): return .json
    case .scalar(let type): return type
    case .array(let items):
      guard let items else { return .array(.json) }
      return following(schema) { .array(element(items, as: role, in: context.inner("Item"))) }
    case .map(let values):
      return following(schema) { .map(element(values, as: role, in: context.inner("Value"))) }
    case .union(let union) where !hasType(union, schema, as: role): return .json
    case .enumeration, .object, .union:
      return .named(declare(schema, as: role, in: context))
    }
  }

  /// The declaration of a name that ``reference(to:as:in:)`` gave; nil while its members are being looked at.
  func declaration(named name: SwiftIdentifier) -> TypeDeclaration? {
    indexByName[name].flatMap { declarations[$0] }
  }

  private func following(_ schema: NormalSchema, _ body: () -> TypeReference) -> TypeReference {
    guard openAliases.count < Self.deepestAlias else {
      normal.diagnostics.warning(
        "lists and maps are nested more than \(Self.deepestAlias) deep: deeper values become free-form JSON",
        at: schema.attributes.location, hint: "put an object with a property between some of them")
      return .json
    }
    guard openAliases.insert(schema.key).inserted else {
      normal.diagnostics.warning("a list or map of itself becomes free-form JSON", at: schema.attributes.location)
      return .json
    }
    defer { openAliases.remove(schema.key) }
    return body()
  }

  /// How deep lists and maps may be nested; deeper ones are free-form JSON. From about 16 lists on, each more doubles the time
  /// that the compiler takes (measured: 0.1 s for 16, 0.5 s for 20, and 30 don't come to an end).
  private static let deepestAlias = 16

  /// The type of an element or a value by name, which has no place of its own to be absent from.
  func element(_ use: SchemaUse, as role: Role, in context: Context) -> TypeReference {
    let schema = normal(use)
    let type = reference(to: schema, as: role == .patch ? .write : role, in: context)
    return schema.attributes.isNullable && type != .json ? .optional(type) : type
  }

  private func declare(_ schema: NormalSchema, as role: Role, in context: Context) -> SwiftIdentifier {
    let serving = usage.type(for: schema.key, as: role)
    let key = DeclarationKey(schema: schema.key, role: serving.role)
    let name = name(for: schema, as: serving.role, suggestion: context.suggestion)
    guard indexByName[name] == nil else { return name }
    let index = declarations.count
    indexByName[name] = index
    declarations.append(nil)
    declaredNames[key] = name
    let file = schema.fileStem.map { swiftName.upperCamel($0).text } ?? context.file
    let inner = Context(suggestion: name, file: file)
    let finish = { [self] (kind: TypeDeclaration.Kind) in
      declarations[index] = TypeDeclaration(
        name: name, file: file, documentation: Documentation(ownWords(of: schema)), kind: kind,
        isReadable: serving.isReadable, isWritable: serving.isWritable,
        provenance: provenance.value(at: schema.attributes.location))
    }
    switch schema.shape {
    case .enumeration(let values, let isInteger):
      finish(
        .enumeration(
          enumeration(
            values, isInteger: isInteger, names: schema.attributes.caseNames,
            allowsOthers: ownWords(of: schema).attributes.hasOtherValues)))
    case .union(let union):
      pending.append { [self] in
        finish(.union(self.union(union, serving: serving, in: inner)))
      }
    case .object(let object):
      warnOfHeirs(of: schema)
      pending.append { [self] in finish(.object(self.object(object, serving: serving, in: inner))) }
    case .scalar, .array, .map: break  // Nothing is declared for these.
    }
    return name
  }

  /// A discriminator without alternatives: schemas that extend this one say by name that they do.
  private func warnOfHeirs(of schema: NormalSchema) {
    let own = ownWords(of: schema)
    guard let discriminator = own.attributes.discriminator else { return }
    normal.diagnostics.warning(
      "the discriminator '\(discriminator.propertyName)' isn't carried over: values have the type beside it, without the properties that other schemas add",
      at: discriminator.location, hint: "list those schemas in a oneOf beside the discriminator")
  }

  /// The schema as it is written under its name: what a use says beside its reference is said at that use.
  private func ownWords(of schema: NormalSchema) -> NormalSchema {
    if case .named(let id) = schema.key { normal.named(id) } else { schema }
  }

  private func name(for schema: NormalSchema, as role: Role, suggestion: SwiftIdentifier) -> SwiftIdentifier {
    let key = DeclarationKey(schema: schema.key, role: role)
    if let name = declaredNames[key] { return name }
    let base = schema.name.map { swiftName.upperCamel(schema.attributes.swiftName?.text ?? $0) } ?? suggestion
    // The plain name belongs to what is read, else to what is written whole, else to the changes.
    let plain = Role.allCases.first {
      usage.isUsed(schema.key, as: $0) && usage.type(for: schema.key, as: $0).role == $0
    }
    let wanted: SwiftIdentifier =
      switch role {
      case _ where role == plain: base
      case .read: base
      case .write: base.text.hasSuffix("Request") ? base + "Body" : base + "Request"
      case .patch: base + "Patch"
      }
    let name = normal.claim(
      wanted, from: &names, fallbackSuffix: ReservedNames.types.contains(wanted) ? "Model" : nil,
      at: schema.attributes.location)
    declaredNames[key] = name
    return name
  }
}

extension NormalSchema {
  /// Whether its values need a type of their own.
  var declaresType: Bool {
    switch shape {
    case .enumeration, .object, .union: true
    case .scalar, .array, .map: false
    }
  }
}

import APIModel
import OpenAPIDocument
import DataReading
import Diagnostics

/// Declares the Swift types of schemas when they are first needed, and returns references to them.
final class TypeBuilder {
  let normal: SchemaNormalizer
  let usage: SchemaUsage
  let swiftName: SwiftName
  let provenance: ProvenanceFinder
  private var names: NameTable
  private var declaredNames: [DeclarationKey: SwiftIdentifier] = [:]
  /// The declarations, in the order in which they are first needed; a type has its place while its properties are being
  /// built.
  private var declarations: [TypeDeclaration?] = []
  private var indexByName: [SwiftIdentifier: Int] = [:]
  /// The types that have a name and whose properties must still be built. A list is used instead of recursion, because
  /// the document determines how long a chain of types is.
  private var pending: [() -> Void] = []
  private var isBuilding = false
  /// The lists and maps that are being built. They have no names, so one that contains itself can't be written.
  private var openAliases: Set<SchemaKey> = []

  /// Whether a union has a type, for the unions that have been checked.
  var typedUnions: [UnionKey: Bool] = [:]

  private struct DeclarationKey: Hashable {
    let schema: SchemaKey
    let role: Role
  }

  /// The place where a type without a name of its own is needed.
  struct Context {
    /// The name for the type.
    let suggestion: SwiftIdentifier
    /// The file of the type.
    let file: String

    func inner(_ suffix: SwiftIdentifier) -> Context { Context(suggestion: suggestion + suffix, file: file) }
  }

  /// - Parameter reserved: The names of the types in the configuration.
  init(
    normal: SchemaNormalizer, usage: SchemaUsage, swiftName: SwiftName, document: Document, reserved: [SwiftIdentifier]
  ) {
    self.normal = normal
    self.usage = usage
    self.swiftName = swiftName
    provenance = ProvenanceFinder(document.trees)
    names = NameTable(reserved: ReservedNames.types.union(reserved))
    // Named schemas come first, so that other types get a number if the name is taken.
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

  /// Claims a name for a type that doesn't come from a schema.
  func claimName(
    _ wanted: SwiftIdentifier, fallbackSuffix: SwiftIdentifier? = nil, at location: SourceLocation
  ) -> SwiftIdentifier {
    normal.claim(wanted, from: &names, fallbackSuffix: fallbackSuffix, at: location)
  }

  /// Returns the type for values of a schema in one role.
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

  /// Returns a reference to a type that is declared, possibly without its properties yet.
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

  /// Returns the declaration of a name from ``reference(to:as:in:)``; `nil` while its properties are being built.
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

  /// How deep lists and maps may be nested; deeper ones are free-form JSON. From about 16 lists on, each additional one
  /// doubles the time that the compiler takes (measured: 0.1 s for 16, 0.5 s for 20; 30 don't finish).
  private static let deepestAlias = 16

  /// Returns the type of an element or a dictionary value, which can't be absent.
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
    case .scalar, .array, .map: break  // These declare no type.
    }
    return name
  }

  /// Reports a discriminator without alternatives: other schemas extend this one and name it.
  private func warnOfHeirs(of schema: NormalSchema) {
    let own = ownWords(of: schema)
    guard let discriminator = own.attributes.discriminator else { return }
    normal.diagnostics.warning(
      "the discriminator '\(discriminator.propertyName)' isn't carried over: values have the type beside it, without the properties that other schemas add",
      at: discriminator.location, hint: "list those schemas in a oneOf beside the discriminator")
  }

  /// Returns the schema as it is written under its name; keywords beside a reference are documented at the use.
  private func ownWords(of schema: NormalSchema) -> NormalSchema {
    if case .named(let id) = schema.key { normal.named(id) } else { schema }
  }

  private func name(for schema: NormalSchema, as role: Role, suggestion: SwiftIdentifier) -> SwiftIdentifier {
    let key = DeclarationKey(schema: schema.key, role: role)
    if let name = declaredNames[key] { return name }
    let base = schema.name.map { swiftName.upperCamel(schema.attributes.swiftName?.text ?? $0) } ?? suggestion
    // The plain name belongs to the decoded type, or else to the type for whole values, or else to the one for changes.
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
  /// Whether the values need a type of their own.
  var declaresType: Bool {
    switch shape {
    case .enumeration, .object, .union: true
    case .scalar, .array, .map: false
    }
  }
}

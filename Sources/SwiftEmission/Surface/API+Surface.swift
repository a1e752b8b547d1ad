import APIModel
import Diagnostics

extension API {
  /// Every public declaration that is generated.
  package var surface: [SurfaceDeclaration] {
    types.flatMap(\.surface) + resources.flatMap { $0.surface(scopes) } + (scopes?.surface ?? []) + handleSurface
  }

  /// The properties that lead to handles, and the result of a level's factory.
  private var handleSurface: [SurfaceDeclaration] {
    let reached = resources.compactMap { resource -> SurfaceDeclaration? in
      guard let handle = resource.handle else { return nil }
      let owner =
        switch handle.parent {
        case .sender: "OperationSender"
        case .scope: "BoundScope"
        case .item(let name): "\(name.text).Item"
        }
      return SurfaceDeclaration(
        kind: .property, owner: owner, name: handle.name.text, type: "\(resource.name.text).Collection")
    }
    guard !reached.isEmpty, let scopes else { return reached }
    let bound = [
      SurfaceDeclaration(kind: .type, owner: "", name: "BoundScope", type: "handle"),
      SurfaceDeclaration(
        kind: .initializer, owner: "BoundScope", name: "init",
        parameters: [
          .init(label: "sender", type: "Sender", hasDefault: false),
          .init(label: "scope", type: "Scope", hasDefault: false),
        ]),
      SurfaceDeclaration(kind: .property, owner: "BoundScope", name: "sender", type: "Sender"),
      SurfaceDeclaration(kind: .property, owner: "BoundScope", name: "scope", type: "Scope"),
    ]
    return reached + bound
      + scopes.levels.map { level in
        SurfaceDeclaration(
          kind: .function, owner: "OperationSender", name: level.name.text,
          parameters: [.init(label: "_", type: "some PathSegment", hasDefault: false)],
          type: "BoundScope<Self, \(level.type.text)>", isDeprecated: level.deprecation != nil)
      }
  }
}

extension ScopeFamily {
  fileprivate var surface: [SurfaceDeclaration] {
    [SurfaceDeclaration(kind: .type, owner: "", name: protocolName.text, type: "PathScope")]
      + types.map { SurfaceDeclaration(kind: .type, owner: "", name: $0.text, type: protocolName.text) }
      + levels.map { level in
        SurfaceDeclaration(
          kind: .function, owner: protocolName.text, name: level.name.text,
          parameters: [.init(label: "_", type: "some PathSegment", hasDefault: false)], type: level.type.text,
          isDeprecated: level.deprecation != nil)
      }
  }
}

// MARK: - Operations

extension Resource {
  fileprivate func surface(_ scopes: ScopeFamily?) -> [SurfaceDeclaration] {
    let namespace = SurfaceDeclaration(kind: .type, owner: "", name: name.text, type: "namespace")
    let functions = endpoints.flatMap { endpoint in
      endpoint.functions(
        owner: name.text,
        first: endpoint.scope.map { [.init(label: "in", type: $0.swift(in: scopes), hasDefault: false)] } ?? [],
        leavingOut: 0, result: "APIOperation<\(endpoint.outputType)>")
    }
    return [namespace] + functions + endpoints.flatMap(\.outputSurface) + handles
  }

  private var handles: [SurfaceDeclaration] {
    guard let handle else { return [] }
    let collection =
      handle.surface(of: "\(name.text).Collection", ids: handle.parentIDs)
      + handle.collectionEndpoints.flatMap { index in
        endpoints[index].handleFunctions(owner: "\(name.text).Collection", ids: handle.parentIDs.count)
      }
    guard let id = handle.itemID, !handle.itemEndpoints.isEmpty else { return collection }
    let item = SurfaceDeclaration(
      kind: .function, owner: "\(name.text).Collection", name: "subscript",
      parameters: [.init(label: "_", type: id.type.swift, hasDefault: false)], type: "\(name.text).Item")
    return collection + [item] + handle.surface(of: "\(name.text).Item", ids: handle.parentIDs + [id])
      + handle.itemEndpoints.flatMap { index in
        endpoints[index].handleFunctions(owner: "\(name.text).Item", ids: handle.parentIDs.count + 1)
      }
  }
}

extension Handle {
  /// The type of a handle and what it is bound to.
  fileprivate func surface(of type: String, ids: [EndpointParameter]) -> [SurfaceDeclaration] {
    let scope: String? =
      switch scope {
      case .family: "Scope"
      case .type(let name): name.text
      case nil: nil
      }
    return [
      SurfaceDeclaration(kind: .type, owner: "", name: type, type: "handle"),
      SurfaceDeclaration(kind: .property, owner: type, name: "sender", type: "Sender"),
    ] + [scope].compactMap(\.self).map { SurfaceDeclaration(kind: .property, owner: type, name: "scope", type: $0) }
      + ids.map { SurfaceDeclaration(kind: .property, owner: type, name: $0.name.text, type: $0.type.swift) }
  }
}

extension Endpoint {
  /// The function, and the same under its former name.
  fileprivate func functions(
    owner: String, first: [SurfaceDeclaration.Parameter], leavingOut ids: Int, result: String
  ) -> [SurfaceDeclaration] {
    func argument(_ parameter: EndpointParameter) -> SurfaceDeclaration.Parameter {
      let type =
        switch (parameter.type, parameter.place) {
        case (.anyScalar, .path): SurfaceDeclaration.Parameter.anyScalar
        case (.anyScalar, _): SurfaceDeclaration.Parameter.anyQueryValue
        default: parameter.type.swift
        }
      return .init(
        label: parameter.name.text, type: parameter.isRequired ? type : type + "?", hasDefault: !parameter.isRequired)
    }
    let path = parameters.filter { $0.place == .path }.dropFirst(ids).map(argument)
    let body = body.map { body in
      let type = body.content.type.swift
      return [
        SurfaceDeclaration.Parameter(
          label: "_", type: body.isRequired ? type : type + "?", hasDefault: !body.isRequired)
      ]
    }
    return [functionName, formerName].compactMap(\.self).map { name in
      SurfaceDeclaration(
        kind: .function, owner: owner, name: name.text,
        parameters: first + path + (body ?? []) + parameters.filter { $0.place != .path }.map(argument), type: result,
        isDeprecated: deprecation != nil || name == formerName, provenance: provenance)
    }
  }

  fileprivate func handleFunctions(owner: String, ids: Int) -> [SurfaceDeclaration] {
    let result = paging == nil ? outputType : "ItemSequence<\(outputType)>"
    return functions(owner: owner, first: [], leavingOut: ids, result: result)
  }

  /// The enum for outputs of several types.
  fileprivate var outputSurface: [SurfaceDeclaration] {
    guard case .several(let name) = output else { return [] }
    return [SurfaceDeclaration(kind: .type, owner: "", name: name.text, type: "enum", provenance: provenance)]
      + responses.map { response in
        let value = SurfaceDeclaration.Parameter(label: "_", type: response.content.swift, hasDefault: false)
        return SurfaceDeclaration(
          kind: .unionCase, owner: name.text, name: response.caseName.text,
          parameters: response.content == .empty ? [] : [value], type: "exhaustive", provenance: response.provenance)
      }
  }
}

// MARK: - Types

extension TypeDeclaration {
  fileprivate var surface: [SurfaceDeclaration] {
    let members: [SurfaceDeclaration]
    let kind: String
    switch self.kind {
    case .object(let object):
      kind = object.hasIdentity(isReadable: isReadable) ? "object, identifiable" : "object"
      members = object.surface(of: name.text, isWritable: isWritable, provenance)
    case .enumeration(let type):
      kind = type.isInteger ? "OpenIntegerEnum" : "OpenEnum"
      members = type.cases.map {
        SurfaceDeclaration(kind: .member, owner: name.text, name: $0.name.text, provenance: $0.provenance)
      }
    case .union(let union):
      kind = isReadable ? "union" : union.form == .text ? "text to send" : "union to send"
      members = union.surface(of: name.text, isReadable: isReadable)
    }
    return [SurfaceDeclaration(kind: .type, owner: "", name: name.text, type: kind, provenance: provenance)] + members
  }
}

extension ObjectType {
  fileprivate func surface(of owner: String, isWritable: Bool, _ provenance: Provenance) -> [SurfaceDeclaration] {
    var found = members.compactMap { member -> SurfaceDeclaration? in
      if case .constant(_, isKept: false) = member.presence { return nil }
      let isConstant = if case .constant = member.presence { true } else { false }
      return SurfaceDeclaration(
        kind: .property, owner: owner, name: member.name.text, type: member.storedType, isConstant: isConstant,
        provenance: member.provenance)
    }
    if let additional {
      found.append(
        SurfaceDeclaration(
          kind: .property, owner: owner, name: "additionalMembers", type: "[String: \(additional.swift)]",
          provenance: provenance))
    }
    guard isWritable else { return found }
    let asked = members.filter { if case .constant = $0.presence { false } else { true } }
    let ordered = asked.filter(\.isAlwaysAsked) + asked.filter { !$0.isAlwaysAsked }
    var parameters = ordered.map {
      SurfaceDeclaration.Parameter(label: $0.name.text, type: $0.storedType, hasDefault: !$0.isAlwaysAsked)
    }
    if let additional {
      parameters.append(.init(label: "additionalMembers", type: "[String: \(additional.swift)]", hasDefault: true))
    }
    return found
      + [
        SurfaceDeclaration(
          kind: .initializer, owner: owner, name: "init", parameters: parameters, provenance: provenance)
      ]
  }
}

extension Member {
  /// Whether an initializer has no default for the property.
  fileprivate var isAlwaysAsked: Bool { presence == .required || presence == .nullable }
}

extension UnionType {
  fileprivate func surface(of owner: String, isReadable: Bool) -> [SurfaceDeclaration] {
    stored(in: owner, isReadable: isReadable)
      + variants.map { variant in
        guard let members = variant.members, !isReadable else {
          return SurfaceDeclaration(
            kind: isReadable ? .unionCase : .function, owner: owner, name: variant.name.text,
            parameters: [.init(label: "_", type: variant.type.swift, hasDefault: false)],
            type: isReadable ? "" : owner, provenance: variant.provenance)
        }
        let asked = members.filter { if case .constant = $0.presence { false } else { true } }
        let ordered = asked.filter(\.isAlwaysAsked) + asked.filter { !$0.isAlwaysAsked }
        return SurfaceDeclaration(
          kind: .function, owner: owner, name: variant.name.text,
          parameters: ordered.enumerated().map { index, member in
            .init(
              label: index == 0 && variant.hasUnlabelledLead ? "_" : member.name.text, type: member.storedType,
              hasDefault: !member.isAlwaysAsked)
          }, type: owner, provenance: variant.provenance)
      }
  }

  /// The case for unknown values or, of a union that is only sent, its properties.
  private func stored(in owner: String, isReadable: Bool) -> [SurfaceDeclaration] {
    if isReadable {
      let value = SurfaceDeclaration.Parameter(label: "_", type: "JSONValue", hasDefault: false)
      return [SurfaceDeclaration(kind: .unionCase, owner: owner, name: "other", parameters: [value])]
    }
    guard case .tagged(_, let tag) = form, variants.allSatisfy({ $0.members != nil }) else {
      let type = form == .text ? "QueryText" : "JSONValue"
      return [SurfaceDeclaration(kind: .property, owner: owner, name: "value", type: type)]
    }
    return [SurfaceDeclaration(kind: .property, owner: owner, name: tag.text, type: "String")]
      + StoredMembers(self, besides: tag).members.map {
        SurfaceDeclaration(kind: .property, owner: owner, name: $0.name.text, type: $0.storedType)
      }
  }
}

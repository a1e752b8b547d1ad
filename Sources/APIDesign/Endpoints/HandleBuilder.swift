import APIModel

/// Finds the hierarchy of resources from their paths: a collection, its items, and the collections below an item.
struct HandleBuilder {
  let swiftName: SwiftName
  /// The names of the functions that a sender has for the levels of the scope family.
  let levels: [SwiftIdentifier]

  /// Gives a handle to each resource whose paths have that form.
  func addHandles(to resources: inout [Resource]) {
    let collections = resources.map { collection(of: $0) }
    let all = Array(zip(resources, collections))
    var names: [Handle.Parent: NameTable] = [
      .sender: NameTable(reserved: ReservedNames.sender.union(levels)),
      .scope: NameTable(reserved: ReservedNames.handles),
    ]
    for index in resources.indices {
      guard let own = collections[index], var handle = handle(for: resources[index], own, among: all) else { continue }
      handle.name = names[handle.parent, default: NameTable(reserved: self.names(in: handle.parent, among: resources))]
        .claim(handle.name, fallbackSuffix: "Collection")
      resources[index].handle = handle
    }
  }

  /// Returns the names that an item of a resource already uses: its functions and the IDs that it stores.
  private func names(in parent: Handle.Parent, among resources: [Resource]) -> Set<SwiftIdentifier> {
    guard case .item(let name) = parent, let owner = resources.first(where: { $0.name == name }) else { return [] }
    let endpoints = owner.endpoints
    return ReservedNames.handles.union(endpoints.flatMap { [$0.functionName, $0.formerName].compactMap(\.self) })
      .union(endpoints.flatMap(\.parameters).filter { $0.place == .path }.map(\.name))
  }

  /// The path segments of a resource's items; `nil` is a parameter.
  private struct Collection: Hashable {
    let scope: ScopeUse?
    let segments: [String?]

    /// Whether an item has a scope that it can pass on to this collection.
    func canStand(below given: ScopeUse?) -> Bool {
      switch (given, scope) {
      case (.type(let given), .type(let wanted)): given == wanted
      case (nil, nil), (.family, .family), (.family, .type), (.type, .family): true
      case (nil, _), (_, nil): false
      }
    }
  }

  private func collection(of resource: Resource) -> Collection? {
    let live = resource.endpoints.filter { $0.deprecation == nil }
    let shortest = live.map { (segments($0), $0.scope) }.min { $0.0.count < $1.0.count }
    guard let (segments, _) = shortest, segments.contains(where: { $0 != nil }) else { return nil }
    // The collection is the segment with the name of the resource, or else the whole shortest path. For a resource that
    // only has operations on one item, that path ends in the item.
    let named = segments.lastIndex { $0.map(swiftName.upperCamel) == resource.name }
    let trimmed = named.map { segments[...$0] } ?? (segments.last == .some(nil) ? segments.dropLast() : segments[...])
    let isScoped = live.allSatisfy { $0.scope != nil }
    guard isScoped || live.allSatisfy({ $0.scope == nil }) else { return nil }
    guard live.allSatisfy({ self.segments($0).starts(with: trimmed) }) else { return nil }
    return Collection(scope: widest(live.compactMap(\.scope)), segments: Array(trimmed))
  }

  /// Returns the only scope of all operations of a resource; if they differ, any scope of the family.
  private func widest(_ uses: [ScopeUse]) -> ScopeUse? {
    Set(uses).count > 1 ? .family : uses.first
  }

  private func segments(_ endpoint: Endpoint) -> [String?] {
    endpoint.path.flatMap { part -> [String?] in
      switch part {
      case .literal(let text): text.split(separator: "/").map(String.init)
      case .parameter: [nil]
      }
    }
  }

  /// Returns the types of the first IDs in the paths of a resource; `nil` if its operations differ.
  private func idTypes(of resource: Resource, _ count: Int) -> [TypeReference]? {
    let lists = resource.endpoints.filter { $0.deprecation == nil }.map { endpoint in
      Array(endpoint.parameters.filter { $0.place == .path }.map(\.type).prefix(count))
    }
    let longest = lists.max { $0.count < $1.count } ?? []
    return lists.allSatisfy { longest.starts(with: $0) } ? longest : nil
  }

  private func handle(
    for resource: Resource, _ own: Collection, among all: [(Resource, Collection?)]
  ) -> Handle? {
    guard own.segments.last != .some(nil) else { return nil }
    let parentCount = own.segments.count { $0 == nil }
    guard let ids = idTypes(of: resource, parentCount + 1) else { return nil }
    let parentPath = Array(own.segments.dropLast())
    let parent: Handle.Parent
    if parentPath.last == .some(nil) {
      let above = Array(parentPath.dropLast())
      guard let owner = all.first(where: { $0.1?.segments == above && own.canStand(below: $0.1?.scope) })?.0
      else { return nil }
      // The item above passes its IDs on, so they must have the same types.
      guard let given = idTypes(of: owner, parentCount), given[...] == ids.prefix(parentCount) else { return nil }
      parent = .item(of: owner.name)
    } else {
      // Nothing above it has the IDs of its path.
      guard parentCount == 0 else { return nil }
      parent = own.scope == nil ? .sender : .scope
    }
    var collectionEndpoints: [Int] = []
    var itemEndpoints: [Int] = []
    var itemID: EndpointParameter?
    var parentIDs: [EndpointParameter] = []
    for (index, endpoint) in resource.endpoints.enumerated() where endpoint.deprecation == nil {
      let inPath = endpoint.parameters.filter { $0.place == .path }
      parentIDs = Array(inPath.prefix(parentCount))
      let segments = segments(endpoint)
      if segments.count > own.segments.count, segments[own.segments.count] == nil {
        itemEndpoints.append(index)
        itemID = inPath.count > parentCount ? inPath[parentCount] : nil
      } else {
        collectionEndpoints.append(index)
      }
    }
    return Handle(
      name: swiftName.lowerCamel(resource.name.text), parent: parent, scope: own.scope, parentIDs: parentIDs,
      itemID: itemID, collectionEndpoints: collectionEndpoints, itemEndpoints: itemEndpoints)
  }
}

/// A resource bound to a sender, as in `client.project(1).batchExports[id].runs`.
public struct Handle: Sendable, Hashable {
  /// The types that can have the property for a handle.
  public enum Parent: Sendable, Hashable {
    /// The sender itself.
    case sender
    /// A bound scope.
    case scope
    /// An item of another resource.
    case item(of: SwiftIdentifier)
  }

  /// The property, such as `batchExports`.
  package(set) public var name: SwiftIdentifier
  /// The type that has the property.
  public let parent: Parent
  /// The scopes in which the resource exists.
  public let scope: ScopeUse?
  /// The IDs of the items above the resource, outermost first.
  public let parentIDs: [EndpointParameter]
  /// The argument that selects one item; `nil` if no operation is about one item.
  public let itemID: EndpointParameter?
  /// The operations on the whole collection, as indices into the resource's endpoints.
  public let collectionEndpoints: [Int]
  /// The operations on one item, as indices into the resource's endpoints.
  public let itemEndpoints: [Int]

  /// Creates a handle from its parts.
  package init(
    name: SwiftIdentifier, parent: Parent, scope: ScopeUse?, parentIDs: [EndpointParameter], itemID: EndpointParameter?,
    collectionEndpoints: [Int], itemEndpoints: [Int]
  ) {
    self.name = name
    self.parent = parent
    self.scope = scope
    self.parentIDs = parentIDs
    self.itemID = itemID
    self.collectionEndpoints = collectionEndpoints
    self.itemEndpoints = itemEndpoints
  }
}

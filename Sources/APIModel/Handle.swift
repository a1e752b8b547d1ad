/// A resource bound to a sender: how `client.project(1).batchExports[id].runs` comes about.
public struct Handle: Sendable, Hashable {
  /// Where its property stands.
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
  /// What the property is a member of.
  public let parent: Parent
  /// The scopes it exists in.
  public let scope: ScopeUse?
  /// The ids of the items above it, outermost first.
  public let parentIDs: [EndpointParameter]
  /// The argument that picks one item; nil when no operation is about one item.
  public let itemID: EndpointParameter?
  /// The operations on the whole, as indices into the resource's endpoints.
  public let collectionEndpoints: [Int]
  /// The operations on one item, likewise.
  public let itemEndpoints: [Int]

  /// Joins the parts.
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

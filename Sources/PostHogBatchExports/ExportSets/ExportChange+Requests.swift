import OperationCore
import PostHogAPI

// The bodies of the requests that a change needs, made of JSON whose form the plan has checked.

extension ExportChange {
  /// Returns the request that creates the export.
  ///
  /// - Parameter secrets: The credentials, by their path.
  func creation(_ secrets: [String: Secret]) throws(JSONError) -> BatchExportRequest {
    var tree = tree(secrets)
    tree["name"] = .value(JSONValue(name))
    return try BatchExportRequest(json: JSONValue(tree.withWholeDestination(nil)).bytes)
  }

  /// Returns the request that changes the export, but for pausing and resuming it; nil if nothing else changes.
  ///
  /// - Parameter secrets: The credentials, by their path.
  func patch(of export: BatchExport, _ secrets: [String: Secret]) throws(JSONError) -> BatchExportPatch? {
    var tree = tree(secrets)
    tree["paused"] = nil
    guard !tree.isEmpty else { return nil }
    // One offset alone would reset the other, and both only count together with the interval.
    let timing = ExportTiming(of: self, over: export).values
    if !timing.keys.allSatisfy({ tree[$0] == nil }) {
      for (name, value) in timing { tree[name] = value.isNull ? nil : .value(value) }
    }
    return try BatchExportPatch(json: JSONValue(tree.withWholeDestination(export.destination)).bytes)
  }

  private func tree(_ secrets: [String: Secret]) -> PropertyTree {
    var tree = PropertyTree()
    for change in properties { tree.set(change.after, at: change.property.split(separator: ".")[...]) }
    for (path, secret) in secrets { tree.set(JSONValue(secret), at: path.split(separator: ".")[...]) }
    return tree
  }
}

/// The properties of a body by name.
private typealias PropertyTree = [String: PropertyNode]

/// A value, or an object of values.
private indirect enum PropertyNode: JSONWritable {
  case value(JSONValue)
  case object(PropertyTree)

  func write(to json: inout JSONWriter) {
    switch self {
    case .value(let value): value.write(to: &json)
    case .object(let properties): properties.write(to: &json)
    }
  }
}

extension PropertyTree {
  fileprivate mutating func set(_ value: JSONValue, at path: ArraySlice<Substring>) {
    guard let name = path.first.map(String.init) else { return }
    guard path.count > 1 else { return self[name] = .value(value) }
    var below: PropertyTree = if case .object(let properties)? = self[name] { properties } else { [:] }
    below.set(value, at: path.dropFirst())
    self[name] = .object(below)
  }

  /// The same with everything that a destination has to have if there is one: its type, a config, and the integration under
  /// the name by which it is written. Some servers want the linked one with each change of the destination.
  fileprivate func withWholeDestination(_ current: BatchExportDestination?) -> PropertyTree {
    guard case .object(var destination)? = self["destination"] else { return self }
    destination["type"] = destination["type"] ?? current.map { .value(JSONValue($0.type)) }
    destination["config"] = destination["config"] ?? .object([:])
    let linked = current?.integration.map { PropertyNode.value(JSONValue($0)) }
    destination["integration_id"] = destination.removeValue(forKey: "integration") ?? linked
    var tree = self
    tree["destination"] = .object(destination)
    return tree
  }
}

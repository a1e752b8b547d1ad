import OperationCore

/// What is known of one file of an export, and how much of it has arrived. In the manifest its properties are those of
/// the part; in a line of the journal they record a change.
struct PartState: Sendable, Hashable {
  /// Which file it is; `nil` until the store was asked for it.
  var identity: FileIdentity?
  /// What has arrived and is recorded. After a crash there may be bytes beyond it, which may be wrong.
  var arrived = Checkpoint()
  /// Whether the file is complete, under its own name or, after a crash, still under the name of the partial file.
  var isDone = false

  /// Whether all bytes have arrived.
  var isComplete: Bool { arrived.bytes == identity?.length }

  /// Whether this library may have written the state.
  var isPlausible: Bool {
    guard let identity else { return !isDone && arrived == Checkpoint() }
    return identity.isPlausible && (0...identity.length).contains(arrived.bytes) && (isComplete || !isDone)
  }
}

extension PartState {
  init(members json: inout JSONReader) throws(JSONError) {
    let length: Int64? = try json.optional("length")
    let validator: String? = try json.optional("validator")
    identity = length.map { FileIdentity(length: $0, validator: validator) }
    arrived = try Checkpoint(members: &json)
    isDone = try json.required("done")
  }

  func write(members json: inout JSONWriter) {
    json.write("length", identity?.length)
    json.write("validator", identity?.validator)
    arrived.write(members: &json)
    json.write("done", isDone)
  }
}

// How far one file of an export is. It stands in the manifest as members of its part, and in a line of the journal when it
// has changed.

import OperationCore

/// What is known of a file, and how much of it is there.
struct PartState: Sendable, Hashable {
  /// Which file it is; nil until the store was asked for it.
  var identity: FileIdentity?
  /// What is known to be there. Bytes beyond it are there too after a crash, and nobody knows whether they are right.
  var arrived = Checkpoint()
  /// Whether it is there in whole, under its own name or, after a crash, still under the one of the partial file.
  var isDone = false

  /// Whether all bytes are there.
  var isComplete: Bool { arrived.bytes == identity?.length }

  /// Whether this library may have written it.
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

import OperationCore

/// A type that holds its own kind.
struct Tree: JSONObjectReadable {
  let child: Box<Tree>?
  let name: String?

  init(members json: inout JSONReader) throws(JSONError) {
    child = try json.optional("child")
    name = try json.optional("name")
  }
}

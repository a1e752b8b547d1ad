/// The place in an OpenAPI document from which something is generated.
public struct Provenance: Sendable, Hashable {
  /// The file, relative to the folder of the document's root file.
  public let file: String
  /// The object in the file.
  public let pointer: JSONPointer
  /// Where the object begins.
  public let location: SourceLocation

  /// Names a place. Nothing is looked up.
  public init(file: String, pointer: JSONPointer, location: SourceLocation) {
    self.file = file
    self.pointer = pointer
    self.location = location
  }
}

extension Provenance: CustomStringConvertible {
  /// `schemas/boats.yaml#/Boat`, as a `$ref` in the root file would be written.
  public var description: String { "\(file)#\(pointer)" }
}

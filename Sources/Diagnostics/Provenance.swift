/// The place in an OpenAPI document from which a declaration is generated.
public struct Provenance: Sendable, Hashable {
  /// The path of the file, relative to the folder of the document's root file.
  public let file: String
  /// The pointer to the object in the file.
  public let pointer: JSONPointer
  /// Where the object begins.
  public let location: SourceLocation

  /// Creates a provenance, without looking anything up.
  public init(file: String, pointer: JSONPointer, location: SourceLocation) {
    self.file = file
    self.pointer = pointer
    self.location = location
  }
}

extension Provenance: CustomStringConvertible {
  /// The place as a `$ref` in the root file would be written, such as `schemas/boats.yaml#/Boat`.
  public var description: String { "\(file)#\(pointer)" }
}

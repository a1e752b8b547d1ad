import Diagnostics
import OpenAPIDocument

/// Names the places of two documents alike, whatever the names of their root files.
struct PlaceNames {
  private let roots: (old: String, new: String)

  /// - Parameters:
  ///   - old: The path of the old document's root file.
  ///   - new: That of the new one.
  init(old: String, new: String) {
    func name(_ path: String) -> String { String(path.dropFirst(FilePath.folder(of: path).count)) }
    roots = (name(old), name(new))
  }

  /// Returns the name of a place of the old document.
  func old(_ place: Provenance) -> String { name(place, root: roots.old) }

  /// Returns the name of a place of the new document.
  func new(_ place: Provenance) -> String { name(place, root: roots.new) }

  /// Whether a place of the old document is the same as one of the new document.
  func areEqual(_ one: Provenance?, _ other: Provenance?) -> Bool { one.map(old) == other.map(new) }

  private func name(_ place: Provenance, root: String) -> String {
    "\(place.file == root ? "" : place.file)#\(place.pointer)"
  }
}

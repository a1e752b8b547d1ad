import APIModel
import Diagnostics
import SwiftEmission

/// What a comparison has to know of the code that is generated from a document.
struct GeneratedCode: Sendable {
  /// The public declarations.
  let surface: [SurfaceDeclaration]
  /// How the list of each operation is paged, by the location of the operation.
  let pageKinds: [SourceLocation: PageKind]

  init(_ api: API) {
    surface = api.surface
    let lists = api.resources.flatMap(\.endpoints).compactMap { endpoint in
      endpoint.paging.map { (endpoint.provenance.location, $0) }
    }
    pageKinds = Dictionary(lists) { first, _ in first }
  }
}

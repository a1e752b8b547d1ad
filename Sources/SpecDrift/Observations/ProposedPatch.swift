import DataReading
import Diagnostics
import OpenAPIDocument

/// The files of a document with the additions that are proposed for it.
public struct ProposedPatch: Sendable {
  /// A file before and after.
  public struct File: Sendable {
    /// The path of the file, as that of the root file is given.
    public let path: String
    /// The content as it is.
    public let old: [UInt8]
    /// The content with the additions.
    public let new: [UInt8]
  }

  /// The files that change, in the order of the document.
  public private(set) var files: [File] = []
  /// The proposals that have to be made by hand, as text; empty if there are none.
  public private(set) var rest = ""

  /// Writes proposals into the files of the document that they are for.
  public init(_ proposals: Proposals) {
    var rest: [Proposals.Proposal] = []
    let byFile = Dictionary(grouping: proposals.proposals) { $0.place?.file }
    for tree in proposals.trees.files {
      let proposed = byFile[tree.location.file] ?? []
      guard !proposed.isEmpty else { continue }
      let edit = FileEdit(proposed, to: tree, of: proposals.trees)
      if let new = edit.bytes {
        files.append(File(path: tree.location.file.path, old: tree.location.file.bytes, new: new))
        rest += edit.rest
      } else {
        rest += proposed
      }
    }
    rest += byFile[nil] ?? []
    self.rest = rest.isEmpty ? "" : Proposals.text(of: rest)
  }
}

/// Additions to a file, and what they were meant to be.
private struct FileEdit {
  /// A mapping or list with additions.
  private struct Change {
    let container: Node
    let place: AdditionPlace
    var additions: [(Proposals.Addition, note: String)] = []
  }

  /// The proposals that aren't additions, or whose place isn't written in a way that is understood.
  private(set) var rest: [Proposals.Proposal] = []
  private let tree: Node
  private var changes: [JSONPointer: Change] = [:]

  init(_ proposals: [Proposals.Proposal], to tree: Node, of trees: DocumentTrees) {
    self.tree = tree
    let places = ProvenanceFinder(trees)
    for proposal in proposals {
      guard let place = proposal.place, let addition = proposal.addition else {
        rest.append(proposal)
        continue
      }
      let found = places.value(at: place).pointer
      let pointer = addition.isProperty ? JSONPointer(tokens: found.tokens.dropLast()) : found
      guard let change = changes[pointer] ?? Self.change(at: pointer, of: tree) else {
        rest.append(proposal)
        continue
      }
      changes[pointer, default: change].additions.append((addition, proposal.note))
    }
  }

  private static func change(at pointer: JSONPointer, of tree: Node) -> Change? {
    let (container, missing) = tree.follow(pointer)
    guard missing.isEmpty, let place = AdditionPlace(in: container) else { return nil }
    return Change(container: container, place: place)
  }

  /// The file with the additions; `nil` if there are none, or if it isn't read as the old one with exactly these.
  var bytes: [UInt8]? {
    let old = tree.location.file.bytes
    var new: [UInt8] = []
    var start = 0
    let ordered = changes.values.sorted { left, right in
      (left.place.offset, -left.place.column) < (right.place.offset, -right.place.column)
    }
    for change in ordered {
      new += old[start..<change.place.offset]
      for (addition, note) in change.additions { new += change.place.text(of: addition, note: note).utf8 }
      start = change.place.offset
    }
    new += old[start...]
    return !changes.isEmpty && isRight(new) ? new : nil
  }

  private func isRight(_ bytes: [UInt8]) -> Bool {
    guard let new = try? DataReader().read(bytes: bytes, path: tree.location.file.path) else { return false }
    var restored = new
    for (pointer, change) in changes {
      let (container, missing) = new.follow(pointer)
      guard missing.isEmpty, container.elementCount == change.container.elementCount + change.additions.count,
        change.additions.allSatisfy({ $0.0.isIn(container) })
      else { return false }
      restored = restored.replacing(pointer.tokens[...], with: change.container)
    }
    return restored == tree
  }
}

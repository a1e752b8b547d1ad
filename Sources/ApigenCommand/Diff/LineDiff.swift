/// Computes the edits from one list to another with the greedy algorithm of E. W. Myers (An O(ND) Difference Algorithm
/// and Its Variations, 1986), in stretches: after `mostEdits` edits the path that came furthest is taken, and the
/// search restarts where it ends. This bounds work and memory, however large and different the lists are. The edits are
/// always correct; they are the fewest possible if one stretch is enough.
struct LineDiff {
  enum Step: Sendable, Equatable {
    case keep, remove, add
  }

  /// One step for each element that is kept, removed or added.
  private(set) var steps: [Step] = []

  private let old: [Int]
  private let new: [Int]

  /// Compares numbers that represent elements.
  init(from old: [Int], to new: [Int], mostEdits: Int = 256) {
    self.old = old
    self.new = new
    var place = Place(old: 0, new: 0)
    while place.old < old.count, place.new < new.count {
      place = advance(from: place, mostEdits: max(1, mostEdits))
    }
    steps += Array(repeating: .remove, count: old.count - place.old)
    steps += Array(repeating: .add, count: new.count - place.new)
  }

  /// The number of elements of each list that have been processed.
  private struct Place {
    var old: Int
    var new: Int
    var sum: Int { old + new }
  }

  /// The furthest places after a number of edits, by how many of these are removals; `nil` where no path leads.
  private typealias Front = [Place?]

  /// Processes one stretch, appends its steps and returns where it ends.
  private mutating func advance(from start: Place, mostEdits: Int) -> Place {
    var fronts: [Front] = [[slide(from: start)]]
    var best = furthest(in: fronts[0])
    while fronts[fronts.count - 1][best]?.sum != old.count + new.count, fronts.count <= mostEdits {
      let last = fronts[fronts.count - 1]
      fronts.append((0...last.count).map { edit(to: $0, after: last).map { slide(from: $0.place) } })
      best = furthest(in: fronts[fronts.count - 1])
    }
    return walk(fronts, to: best, from: start)
  }

  /// Returns the place that one more edit leads to if `removals` of all edits are removals, and that edit. Of two paths
  /// it takes the one that comes further in `old`; the other never overtakes it.
  private func edit(to removals: Int, after front: Front) -> (place: Place, step: Step)? {
    var result: (place: Place, step: Step)?
    if removals > 0, let place = front[removals - 1], place.old < old.count {
      result = (Place(old: place.old + 1, new: place.new), .remove)
    }
    if removals < front.count, let place = front[removals], place.new < new.count, place.old > result?.place.old ?? -1 {
      result = (Place(old: place.old, new: place.new + 1), .add)
    }
    return result
  }

  /// Returns the place after the elements that both lists have in common here.
  private func slide(from place: Place) -> Place {
    var place = place
    while place.old < old.count, place.new < new.count, old[place.old] == new[place.new] {
      place.old += 1
      place.new += 1
    }
    return place
  }

  private func furthest(in front: Front) -> Int {
    front.indices.max { front[$0]?.sum ?? -1 < front[$1]?.sum ?? -1 } ?? 0
  }

  /// Traces the steps from the last front back to the start.
  private mutating func walk(_ fronts: [Front], to last: Int, from start: Place) -> Place {
    guard let end = fronts[fronts.count - 1][last] else { return start }
    var reversed: [Step] = []
    var place = end
    var removals = last
    for front in fronts.dropLast().reversed() {
      guard let (landing, step) = edit(to: removals, after: front) else { break }
      reversed += Array(repeating: .keep, count: place.old - landing.old)
      reversed.append(step)
      if step == .remove { removals -= 1 }
      place = front[removals] ?? start
    }
    reversed += Array(repeating: .keep, count: place.old - start.old)
    steps += reversed.reversed()
    return end
  }
}

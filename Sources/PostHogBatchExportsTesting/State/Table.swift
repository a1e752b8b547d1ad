/// Rows in the order in which they were added, with fast lookup by ID.
struct Table<Row: Identifiable & Sendable>: Sendable where Row.ID: Sendable {
  private(set) var rows: [Row] = []
  private var positions: [Row.ID: Int] = [:]

  init() {}
  init(_ rows: [Row]) { rows.forEach { insert($0) } }

  /// The row with an ID. Setting it changes or adds the row; `nil` removes it.
  subscript(id: Row.ID) -> Row? {
    get { positions[id].map { rows[$0] } }
    set {
      if let newValue { insert(newValue) } else { removeAll { $0.id == id } }
    }
  }

  mutating func insert(_ row: Row) {
    if let position = positions[row.id] {
      rows[position] = row
    } else {
      positions[row.id] = rows.count
      rows.append(row)
    }
  }

  mutating func removeAll(where condition: (Row) -> Bool) {
    rows.removeAll(where: condition)
    positions = [:]
    for (position, row) in rows.enumerated() { positions[row.id] = position }
  }
}

import Console
import OperationCore

/// A property of the rows of a result: a column for people, and a value for programs.
struct Field<Row> {
  let column: Table.Column
  /// The name of the property in JSON and CSV; `nil` for what only people see.
  let key: String?
  let cell: (Row) -> Table.Cell
  let value: (Row) -> JSONValue
  /// Whether people see it.
  let isShown: Bool

  /// Creates a property that people and programs see.
  init(
    _ title: String, key: String?, _ yielding: Table.Yielding = .never, isRightAligned: Bool = false,
    cell: @escaping (Row) -> Table.Cell, value: @escaping (Row) -> JSONValue
  ) {
    column = Table.Column(title, yielding, isRightAligned: isRightAligned)
    (self.key, self.cell, self.value, isShown) = (key, cell, value, true)
  }

  /// Creates a property that only programs see.
  init(key: String, value: @escaping (Row) -> JSONValue) {
    column = Table.Column(key)
    (self.key, cell, self.value, isShown) = (key, { _ in Table.Cell("") }, value, false)
  }
}

extension JSONValue {
  /// Creates the JSON of a value, null if there is none.
  init(_ value: (some JSONWritable)?) {
    if let value { self.init(value) } else { self = .null }
  }
}

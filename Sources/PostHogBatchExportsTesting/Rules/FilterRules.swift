/// Filters of an export of events.
enum FilterRules {
  private static let attribute = "filters"

  static func check(_ filters: [JSON], model: ExportModel) throws(APIError) {
    guard filters.isEmpty || model == .events else {
      throw .invalid(attribute, "Only exports of events can be filtered.")
    }
    for filter in filters {
      guard let type = filter.object?["type"]?.string, ["event", "person", "hogql"].contains(type) else {
        throw .invalid(attribute, "A filter is an object with the type 'event', 'person' or 'hogql'.")
      }
      let text = filter.text
      for name in ["data_interval_start", "data_interval_end"] where text.contains(name) {
        throw .invalid(attribute, "A filter cannot use '\(name)'.")
      }
    }
  }
}

/// Filters of an export of events.
enum FilterRules {
  private static let attribute = "filters"

  static func check(_ filters: JSON) throws(APIError) {
    guard let filters = filters.array else { throw .invalid(attribute, "'filters' should be an array of filters") }
    for filter in filters {
      guard let object = filter.object else { throw .invalid(attribute, "Each filter must be an object") }
      for name in ["data_interval_start", "data_interval_end"] where object[name] != nil {
        throw .invalid(attribute, "A filter cannot have '\(name)'.")
      }
      guard let type = object["type"]?.string, ["event", "person", "hogql"].contains(type) else {
        throw .invalid(attribute, "A filter has the type 'event', 'person' or 'hogql'.")
      }
    }
  }
}

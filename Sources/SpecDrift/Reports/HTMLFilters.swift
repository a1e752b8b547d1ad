/// The filters of a page. They work by CSS: what they filter has a class for each of its effects, such as `wire-breaking`,
/// and is shown if one of them is chosen by axis and by level.
enum HTMLFilters {
  static var form: String {
    """
    <form class="filters" aria-label="Filters">
    \(group("Effects on", Axis.allCases.map(\.rawValue)))
    \(group("that are", Level.reported.map(\.rawValue)))
    <output></output>
    </form>
    """
  }

  private static func group(_ name: String, _ boxes: [String]) -> String {
    "<div role=\"group\" aria-label=\"\(name)\"><span>\(name)</span>\(boxes.map(box).joined())</div>"
  }

  private static func box(_ name: String) -> String {
    "<label><input type=\"checkbox\" id=\"show-\(name)\" checked autocomplete=\"off\"> \(name)</label>"
  }

  /// Returns the classes of what shows some changes.
  static func classes(_ changes: [Change]) -> String {
    let effects = changes.flatMap { change in
      change.worst == .none
        ? ["unaffected"] : change.axes.filter { $0.level != .none }.map { "\($0.axis)-\($0.level)" }
    }
    return effects.unique.sorted().joined(separator: " ")
  }

  /// The rules that hide what isn't chosen, in browsers that can.
  static var rules: String {
    let chosen = Axis.allCases.flatMap { axis in
      Level.reported.map { "body:has(#show-\(axis):checked):has(#show-\($0):checked) .\(axis)-\($0)" }
    }
    return """
      @supports selector(:has(*)) {
      .filtered { display: none }
      \((chosen + [".unaffected"]).joined(separator: ",\n")) { display: revert }
      }
      """
  }
}

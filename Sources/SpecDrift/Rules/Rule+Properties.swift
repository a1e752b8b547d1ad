extension Rule {
  static let properties: [Rule] = [
    Rule(
      "req.property.added-optional", "property added optional of a request", wire: .info, source: .info,
      behaviour: .none, mirror: "req.property.removed"),
    Rule(
      "req.property.added-required", "a default does not help", wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.property.removed"),
    Rule(
      "req.property.removed", "from an open object", wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "req.property.added-optional"),
    Rule(
      "req.property.removed-from-closed", "unknown members are refused", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "req.property.added-optional"),
    Rule(
      "req.property.became-required", "property became required of a request", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "req.property.became-optional"),
    Rule(
      "req.property.became-optional", "property became optional of a request", wire: .info, source: .breaking,
      behaviour: .none, mirror: "req.property.became-required"),
    Rule(
      "req.property.became-read-only", "for requests it is gone", wire: .warning, source: .breaking,
      behaviour: .warning, mirror: "req.property.became-writable"),
    Rule(
      "req.property.became-writable", "readOnly goes: as added, optional or required", wire: .info, source: .info,
      behaviour: .none, mirror: "req.property.became-read-only"),
    Rule(
      "req.property.write-only-set", "writeOnly: a request does not change", wire: .none, source: .none,
      behaviour: .none, mirror: "req.property.write-only-set"),
    Rule(
      "res.property.added", "property added of a response", wire: .info, source: .info, behaviour: .none,
      mirror: "res.property.removed-optional"),
    Rule(
      "res.property.removed-required", "property removed required of a response", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.property.added"),
    Rule(
      "res.property.removed-optional", "property removed optional of a response", wire: .info, source: .breaking,
      behaviour: .warning, mirror: "res.property.added"),
    Rule(
      "res.property.became-optional", "property became optional of a response", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.property.became-required"),
    Rule(
      "res.property.became-required", "property became required of a response", wire: .info, source: .breaking,
      behaviour: .none, mirror: "res.property.became-optional"),
    Rule(
      "res.property.became-write-only", "for answers it is gone: as removed", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.property.became-readable"),
    Rule(
      "res.property.became-readable", "writeOnly goes: as added", wire: .info, source: .info, behaviour: .none,
      mirror: "res.property.became-write-only"),
    Rule(
      "res.property.read-only-set", "readOnly: an answer does not change", wire: .none, source: .none, behaviour: .none,
      mirror: "res.property.read-only-set"),
    Rule(
      "property.deprecated", "in a body or an answer", wire: .none, source: .none, behaviour: .warning,
      mirror: "property.undeprecated"),
    Rule(
      "property.undeprecated", "property undeprecated", wire: .none, source: .none, behaviour: .info,
      mirror: "property.deprecated"),
    Rule(
      "property.sunset-changed", "property sunset changed", wire: .none, source: .none, behaviour: .warning,
      mirror: "property.sunset-changed"),
    Rule(
      "property.stability-lowered", "property stability lowered", wire: .none, source: .none, behaviour: .warning,
      mirror: "property.stability-raised"),
    Rule(
      "property.stability-raised", "property stability raised", wire: .none, source: .none, behaviour: .info,
      mirror: "property.stability-lowered"),
    Rule(
      "req.additional.closed", "additionalProperties or unevaluatedProperties false", wire: .breaking, source: .none,
      behaviour: .none, mirror: "req.additional.opened"),
    Rule(
      "req.additional.opened", "additional opened of a request", wire: .info, source: .info, behaviour: .none,
      mirror: "req.additional.closed"),
    Rule(
      "req.additional.narrowed", "values of a free map get a type", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "req.additional.widened"),
    Rule(
      "req.additional.widened", "additional widened of a request", wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.additional.narrowed"),
    Rule(
      "res.additional.closed", "additional closed of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.additional.opened"),
    Rule(
      "res.additional.opened", "other members may come", wire: .info, source: .info, behaviour: .none,
      mirror: "res.additional.closed"),
    Rule(
      "res.additional.narrowed", "additional narrowed of a response", wire: .info, source: .breaking, behaviour: .none,
      mirror: "res.additional.widened"),
    Rule(
      "res.additional.widened", "additional widened of a response", wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.additional.narrowed"),
  ]
}

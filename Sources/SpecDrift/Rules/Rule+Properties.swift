extension Rule {
  static let properties: [Rule] = [
    Rule(
      "req.property.added-optional", "an optional property is added to a request", wire: .info, source: .info,
      behaviour: .none, mirror: "req.property.removed"),
    Rule(
      "req.property.added-required", "a required property is added to a request; a default doesn't make up for it",
      wire: .breaking, source: .breaking, behaviour: .none,
      mirror: "req.property.removed"),
    Rule(
      "req.property.removed", "a property is removed from an object of a request that allows other properties",
      wire: .warning, source: .breaking, behaviour: .warning,
      mirror: "req.property.added-optional"),
    Rule(
      "req.property.removed-from-closed",
      "a property is removed from an object of a request that rejects unknown properties", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "req.property.added-optional"),
    Rule(
      "req.property.became-required", "an optional property of a request becomes required", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "req.property.became-optional"),
    Rule(
      "req.property.became-optional", "a required property of a request becomes optional", wire: .info,
      source: .breaking,
      behaviour: .none, mirror: "req.property.became-required"),
    Rule(
      "req.property.became-read-only", "a property becomes readOnly, so requests no longer have it", wire: .warning,
      source: .breaking,
      behaviour: .warning, mirror: "req.property.became-writable"),
    Rule(
      "req.property.became-writable", "a property is no longer readOnly, so requests have it, optional or required",
      wire: .info, source: .info,
      behaviour: .none, mirror: "req.property.became-read-only"),
    Rule(
      "req.property.write-only-set", "writeOnly is set or dropped, which changes nothing for requests", wire: .none,
      source: .none,
      behaviour: .none, mirror: "req.property.write-only-set"),
    Rule(
      "res.property.added", "a property is added to a response", wire: .info, source: .info, behaviour: .none,
      mirror: "res.property.removed-optional"),
    Rule(
      "res.property.removed-required", "a required property is removed from a response", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "res.property.added"),
    Rule(
      "res.property.removed-optional", "an optional property is removed from a response", wire: .info,
      source: .breaking,
      behaviour: .warning, mirror: "res.property.added"),
    Rule(
      "res.property.became-optional", "a required property of a response becomes optional", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "res.property.became-required"),
    Rule(
      "res.property.became-required", "an optional property of a response becomes required", wire: .info,
      source: .breaking,
      behaviour: .none, mirror: "res.property.became-optional"),
    Rule(
      "res.property.became-write-only", "a property becomes writeOnly, so responses no longer have it", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "res.property.became-readable"),
    Rule(
      "res.property.became-readable", "a property is no longer writeOnly, so responses have it", wire: .info,
      source: .info, behaviour: .none,
      mirror: "res.property.became-write-only"),
    Rule(
      "res.property.read-only-set", "readOnly is set or dropped, which changes nothing for responses", wire: .none,
      source: .none, behaviour: .none,
      mirror: "res.property.read-only-set"),
    Rule(
      "property.deprecated", "a property of a request or response becomes deprecated", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "property.undeprecated"),
    Rule(
      "property.undeprecated", "a property is no longer deprecated", wire: .none, source: .none, behaviour: .info,
      mirror: "property.deprecated"),
    Rule(
      "property.sunset-changed", "the removal date of a property changes", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "property.sunset-changed"),
    Rule(
      "property.stability-lowered", "x-stability-level of a property is lowered", wire: .none, source: .none,
      behaviour: .warning,
      mirror: "property.stability-raised"),
    Rule(
      "property.stability-raised", "x-stability-level of a property is raised", wire: .none, source: .none,
      behaviour: .info,
      mirror: "property.stability-lowered"),
    Rule(
      "req.additional.closed",
      "an object of a request rejects undeclared properties (additionalProperties or unevaluatedProperties: false)",
      wire: .breaking, source: .none,
      behaviour: .none, mirror: "req.additional.opened"),
    Rule(
      "req.additional.opened", "an object of a request allows undeclared properties", wire: .info, source: .info,
      behaviour: .none,
      mirror: "req.additional.closed"),
    Rule(
      "req.additional.narrowed", "the undeclared properties of a request are restricted to a schema", wire: .breaking,
      source: .breaking,
      behaviour: .none, mirror: "req.additional.widened"),
    Rule(
      "req.additional.widened", "the undeclared properties of a request are no longer restricted to a schema",
      wire: .info, source: .breaking, behaviour: .none,
      mirror: "req.additional.narrowed"),
    Rule(
      "res.additional.closed", "an object of a response no longer has undeclared properties", wire: .info,
      source: .breaking, behaviour: .none,
      mirror: "res.additional.opened"),
    Rule(
      "res.additional.opened", "an object of a response may have undeclared properties", wire: .info, source: .info,
      behaviour: .none,
      mirror: "res.additional.closed"),
    Rule(
      "res.additional.narrowed", "the undeclared properties of a response are restricted to a schema", wire: .info,
      source: .breaking, behaviour: .none,
      mirror: "res.additional.widened"),
    Rule(
      "res.additional.widened", "the undeclared properties of a response are no longer restricted to a schema",
      wire: .breaking, source: .breaking,
      behaviour: .none, mirror: "res.additional.narrowed"),
  ]
}

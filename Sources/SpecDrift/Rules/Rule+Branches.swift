extension Rule {
  /// Alternatives and what distinguishes them.
  static let branches: [Rule] = [
    Rule(
      "req.branch.added",
      "an alternative (oneOf or anyOf) is added to a request",
      wire: .info, source: .info, behaviour: .none, mirror: "req.branch.removed",
      advice: "Nothing has to be done. Regenerate to send the new alternative.",
      before: "oneOf: [Cat, Dog]",
      after: "oneOf: [Cat, Dog, Cow]"),
    Rule(
      "req.branch.removed",
      "an alternative is removed from a request",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.branch.added",
      advice: "Keep accepting the alternative, or announce its removal first: programs that send it are rejected.",
      before: "oneOf: [Cat, Dog, Cow]",
      after: "oneOf: [Cat, Dog]"),
    Rule(
      "res.branch.added",
      "an alternative is added to two or more of a response; generated unions keep unknown values",
      wire: .info, source: .info, behaviour: .warning, mirror: "res.branch.removed",
      advice: "Check code that treats unknown alternatives as a mistake: generated unions keep them.",
      before: "oneOf: [Cat, Dog]",
      after: "oneOf: [Cat, Dog, Cow]"),
    Rule(
      "res.branch.second-added",
      "a second alternative is added to a response; code generated for one reads only that one",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "res.branch.removed",
      advice: "Keep sending only the first alternative until programs are rebuilt: their code has no union yet.",
      before: "oneOf: [Cat]",
      after: "oneOf: [Cat, Dog]"),
    Rule(
      "res.branch.removed",
      "an alternative is removed from a response",
      wire: .info, source: .breaking, behaviour: .info, mirror: "res.branch.added",
      advice: "Nothing has to be done on the server. Remove code that handles the alternative.",
      before: "oneOf: [Cat, Dog, Cow]",
      after: "oneOf: [Cat, Dog]"),
    Rule(
      "req.tag.member-changed",
      "discriminator.propertyName of a request changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "req.tag.member-changed",
      advice: "Accept both properties as the tag until programs are rebuilt.",
      before: "discriminator: {propertyName: kind}",
      after: "discriminator: {propertyName: type}"),
    Rule(
      "req.tag.value-changed",
      "the discriminator value of an alternative of a request changes: its mapping or const",
      wire: .breaking, source: .breaking, behaviour: .none, mirror: "req.tag.value-changed",
      advice: "Keep accepting the old tag value beside the new one until programs are rebuilt.",
      before: "mapping: {dog: Dog}",
      after: "mapping: {hound: Dog}"),
    Rule(
      "res.tag.member-changed",
      "discriminator.propertyName of a response changes",
      wire: .breaking, source: .none, behaviour: .none, mirror: "res.tag.member-changed",
      advice: "Send both properties until programs are rebuilt: their code looks only at the old one.",
      before: "discriminator: {propertyName: kind}",
      after: "discriminator: {propertyName: type}"),
    Rule(
      "res.tag.value-changed",
      "the discriminator value of an alternative of a response changes: its mapping or const",
      wire: .warning, source: .breaking, behaviour: .warning, mirror: "res.tag.value-changed",
      advice: "Keep sending the old tag value: generated code takes the new one for an unknown alternative.",
      before: "mapping: {dog: Dog}",
      after: "mapping: {hound: Dog}"),
    Rule(
      "tag.introduced",
      "alternatives that were distinguished by their form get a discriminator",
      wire: .warning, source: .breaking, behaviour: .none, mirror: "tag.dropped",
      advice:
        "Make sure that the property was already sent with these values: requests may have others. Code may get other names for the alternatives.",
      before: "oneOf: [Cat, Dog]",
      after: """
        oneOf: [Cat, Dog]
        discriminator: {propertyName: kind}
        """),
    Rule(
      "tag.dropped",
      "alternatives lose their discriminator",
      wire: .info, source: .breaking, behaviour: .none, mirror: "tag.introduced",
      advice:
        "Make sure that the alternatives still differ in their required properties, by which code now tells them apart.",
      before: """
        oneOf: [Cat, Dog]
        discriminator: {propertyName: kind}
        """,
      after: "oneOf: [Cat, Dog]"),
    Rule(
      "all-of",
      "never reported: allOf is merged before the comparison, and what can't be merged falls under another rule or is compared as it is written",
      wire: .none, source: .none, behaviour: .none, mirror: nil,
      advice:
        "Nothing has to be done: schemas are compared as if they were merged. Look at the rules about what the merged schema says.",
      before: """
        allOf:
        - {properties: {name: {…}}}
        - {properties: {size: {…}}}
        """,
      after: "properties: {name: {…}, size: {…}}"),
  ]
}

import Testing

@testable import OpenAPIDocument

/// The table of keywords is complete and consistent.
@Suite struct LedgerTests {
  @Test(arguments: ObjectKind.allCases)
  func everyKindHasRules(kind: ObjectKind) {
    #expect(KeywordLedger.rules[kind] != nil)
  }

  @Test(arguments: ObjectKind.allCases)
  func noVersionHasTwoRowsForAKeyword(kind: ObjectKind) {
    for version in OpenAPIVersion.allCases {
      for (name, rows) in kind.rules.keywords {
        #expect(rows.filter { $0.versions.contains(version) }.count <= 1, "\(name) in \(version.rawValue)")
      }
    }
  }

  @Test(arguments: ObjectKind.allCases)
  func requiredAndExclusiveKeywordsAreInTheTable(kind: ObjectKind) {
    let rules = kind.rules
    let names = rules.required + rules.requiredUntil.keys + rules.exclusive.flatMap { [$0.0, $0.1] }
    for name in names { #expect(rules.keywords[name] != nil, "\(name)") }
  }
}

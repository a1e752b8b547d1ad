import Testing

/// The tables of what is read and written hold every property of the description, and nothing that it lacks.
@Suite struct PropertyCoverageTests {
  @Test func noPropertyOfTheDescriptionIsWithoutATest() throws {
    let described = try DescribedProperties().names
    let read = ReadPropertyTests.described
    let written = try WrittenPropertyTests.cases.reduce(into: Set<String>()) { $0.formUnion(try $1.shown) }
    #expect(described.count > 250)
    #expect(described.subtracting(read).subtracting(written).sorted() == [], "no test names them")
    #expect(read.subtracting(described).sorted() == [], "the description has them no more")
  }
}

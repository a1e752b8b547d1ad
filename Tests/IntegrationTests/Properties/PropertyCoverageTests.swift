import Testing

/// The tables of what is read and written contain every property of the OpenAPI document, and no other.
@Suite struct PropertyCoverageTests {
  @Test func noPropertyOfTheDocumentIsWithoutATest() throws {
    let described = try DescribedProperties().names
    let read = ReadPropertyTests.described
    let written = try WrittenPropertyTests.cases.reduce(into: Set<String>()) { $0.formUnion(try $1.shown) }
    #expect(described.count > 250)
    #expect(described.subtracting(read).subtracting(written).sorted() == [], "no test names them")
    #expect(read.subtracting(described).sorted() == [], "the description has them no more")
  }
}

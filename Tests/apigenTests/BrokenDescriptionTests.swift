// One broken description for each fault that only the whole generator finds; those of single layers have their tables
// beside the layers (OpenAPIDocumentTests, SpecReadingTests). Each is located, ends in status 2 and touches nothing.

import Foundation
import Testing

@Suite struct BrokenDescriptionTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var description = fineDescription
    var configuration: String?
    let complaint: String
  }

  private static func changed(_ old: String, _ new: String) -> String { fineDescription.replacing(old, with: new) }

  private static let scopes = """
    scopes:
      protocol: PetScope
      levels:
        - {name: project, type: ProjectScope, path: "/projects/{project_id}"}
        - {name: team, type: ProjectScope, path: "/teams/{team_id}", operation-prefix: team_}

    """

  private static func twins(_ change: String, id: String = "team_pets_list") -> String {
    """
    openapi: 3.1.0
    info: {title: Pets, version: "1"}
    paths:
      /projects/{project_id}/pets/:
        parameters: [{name: project_id, in: path, required: true, schema: {type: string}}]
        get: {operationId: pets_list, tags: [Pets], responses: {"200": {description: Fine.}}}
      /teams/{team_id}/pets/:
        parameters: [{name: team_id, in: path, required: true, schema: {type: string}}]
        get: {operationId: \(id), tags: [Pets], \(change)}

    """
  }

  static let faults = [
    Fault(
      testDescription: "an empty file", description: "", complaint: "api.yaml:1:1: error: "),
    Fault(
      testDescription: "text that is no YAML", description: "paths: [\n", complaint: "api.yaml:2:1: error: "),
    Fault(
      testDescription: "a 2.0 document", description: "swagger: \"2.0\"\ninfo: {title: x, version: \"1\"}\npaths: {}\n",
      complaint: "api.yaml:1:1: error: "),
    Fault(
      testDescription: "a reference that misses", description: changed("schemas/Pet\"", "schemas/Pte\""),
      complaint: "help: "),
    Fault(
      testDescription: "an unknown x-retry",
      description: changed("tags: [Pets]", "tags: [Pets]\n      x-retry: sometimes"),
      complaint: "x-retry: '\"sometimes\"' is not known"),
    Fault(
      testDescription: "an unknown x-pagination",
      description: changed("tags: [Pets]", "tags: [Pets]\n      x-pagination: offset"),
      complaint: "x-pagination: the operation doesn't answer with a page"),
    Fault(
      testDescription: "a schema that is nothing but itself",
      description: changed("Pet: {", "Knot: {allOf: [{$ref: \"#/components/schemas/Knot\"}]}\n    Pet: {")
        .replacing("properties: {id", with: "properties: {knot: {$ref: \"#/components/schemas/Knot\"}, id"),
      complaint: "error: "),
    Fault(
      testDescription: "an unknown key of the configuration", configuration: "hashabel: [Pet]\n",
      complaint: "apigen.yaml:1:1: error: unknown key 'hashabel'"),
    Fault(
      testDescription: "a configuration of the wrong type", configuration: "handles: maybe\n",
      complaint: "apigen.yaml:1:10: error: expected true or false, found text"),
    Fault(
      testDescription: "a configured type that isn't emitted", configuration: "hashable: [Pte]\n",
      complaint: "apigen.yaml:1:12: error: no emitted type is called 'Pte'"),
    Fault(
      testDescription: "a scope without a parameter",
      configuration: scopes.replacing("/{project_id}", with: ""),
      complaint: "error: the path of a scope ends in its one parameter"),
    Fault(
      testDescription: "twins with different answers",
      description: twins("responses: {\"201\": {description: Fine.}}"), configuration: scopes,
      complaint: "'team_pets_list' and 'pets_list' should differ only by their scope, but differ in the response 200"),
    Fault(
      testDescription: "twins with different parameters",
      description: twins(
        "parameters: [{name: q, in: query, schema: {type: string}}], responses: {\"200\": {description: Fine.}}"),
      configuration: scopes, complaint: "but differ in the query parameter 'q'"),
    Fault(
      testDescription: "a twin whose id lacks the prefix",
      description: twins("responses: {\"200\": {description: Fine.}}", id: "pets_of_team"), configuration: scopes,
      complaint: "at level 'team' it must be 'team_pets_list'"),
  ]

  @Test(arguments: faults) func aFaultIsLocatedAndNothingIsTouched(fault: Fault) throws {
    let place = try Workplace()
    try place.write(fineDescription, to: "fine.yaml")
    _ = try place.apigen("generate", "--spec", "fine.yaml", "--output", "Out")
    let before = try place.state(of: "Out")
    try place.write(fault.description, to: "api.yaml")
    if let configuration = fault.configuration { try place.write(configuration, to: "apigen.yaml") }
    let outcome = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(outcome.status == 2)
    #expect(outcome.complaints.contains(fault.complaint), "\(outcome.complaints)")
    #expect(outcome.complaints.contains(".yaml:"), "a fault has a place")
    #expect(try place.state(of: "Out") == before)
  }

  @Test(arguments: ["missing.yaml", "folder", "binary.yaml"]) func whatCanNotBeReadIsNamed(name: String) throws {
    let place = try Workplace()
    try place.write("", to: "folder/.keep")
    try place.write(Data([0x00, 0xFF, 0xFE, 0x00, 0x89, 0x50]), to: "binary.yaml")
    let outcome = try place.apigen("generate", "--spec", name, "--output", "Out")
    #expect(outcome.status == 2)
    #expect(outcome.complaints.contains(name))
    #expect(!place.exists("Out"))
  }

  @Test func allErrorsAreShownInOneRun() throws {
    let place = try Workplace()
    let description = fineDescription.replacing("tags: [Pets]", with: "tags: [Pets]\n      x-retry: sometimes")
    try place.write(description, to: "api.yaml")
    try place.write("hashable: [No, Nor]\n", to: "apigen.yaml")
    let outcome = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(outcome.complaints.contains("apigen: 3 errors"))
  }

  @Test func aKeywordThatIsNotCarriedOverIsAWarningWithItsPlace() throws {
    let place = try Workplace()
    try place.write(
      fineDescription.replacing("name: {type: string}}", with: "name: {type: string, not: {const: x}}}"), to: "api.yaml"
    )
    let outcome = try place.apigen("generate", "--spec", "api.yaml", "--output", "Out")
    #expect(outcome.status == 0)
    #expect(outcome.complaints.contains("api.yaml:13:"))
    #expect(outcome.complaints.contains("warning: ") && outcome.complaints.contains("`not`"))
  }
}

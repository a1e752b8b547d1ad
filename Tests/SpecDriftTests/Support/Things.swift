import DataReading
import Diagnostics
import OpenAPIDocument
import SpecDrift

/// Small documents with one operation, whose request is an object, and comparisons of them.
enum Things {
  /// A document in which the request has these properties, as YAML in braces.
  static func document(_ properties: String) -> String {
    """
    openapi: 3.1.0
    info: {title: Things, version: '1'}
    paths:
      /things:
        post:
          operationId: create
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  type: object
                  properties: \(properties)
          responses: {'204': {description: Done.}}
    """
  }

  static let old = """
    openapi: 3.1.0
    info: {title: Things, version: '1'}
    paths:
      /things:
        post:
          operationId: create
          requestBody:
            required: true
            content:
              application/json:
                schema:
                  type: object
                  properties:
                    size:
                      type: integer
                      maximum: 10
          responses: {'204': {description: Done.}}
        delete:
          operationId: remove
          responses: {'204': {description: Done.}}

    """

  /// The old document with a lower maximum and without an operation.
  static let new = old.replacing("maximum: 10", with: "maximum: 5").replacing(
    """
        delete:
          operationId: remove
          responses: {'204': {description: Done.}}

    """, with: "")

  static func comparison(_ old: String, _ new: String, paths: (String, String) = ("old.yaml", "new.yaml")) async throws
    -> Comparison
  {
    let files = FileStore(texts: [paths.0: old, paths.1: new])
    let sides = try [paths.0, paths.1].map { try Comparison.Side(documentAt: $0, files: files) }
    return await Comparison(old: sides[0], new: sides[1], today: "2026-11-28")
  }

  /// Compares documents without looking at what is generated from them, which takes long for large ones.
  static func contractComparison(_ old: String, _ new: String, named name: String = "yaml") async throws -> Comparison {
    let reader = DocumentReader(
      reader: DataReader(files: FileStore(texts: ["old.\(name)": old, "new.\(name)": new])))
    let sides = try ["old", "new"].map { Comparison.Side(try reader.read(path: "\($0).\(name)"), files: nil) }
    return await Comparison(old: sides[0], new: sides[1], today: "2026-11-28")
  }

  /// A comparison with one removed property for each of these names.
  static func removal(of names: [String]) async throws -> Comparison {
    let properties = names.map { "\($0.yaml): {type: string}" }.joined(separator: ", ")
    return try await contractComparison(document("{\(properties)}"), document("{}"))
  }

  /// A comparison with a change of each of a number of properties, in documents of one line.
  static func manyChanges(_ count: Int) async throws -> Comparison {
    func document(_ maximum: Int) -> String {
      let properties = (0..<count).map { "\"property\($0)\": {\"type\": \"integer\", \"maximum\": \(maximum)}" }
      let schema = "{\"type\": \"object\", \"properties\": {\(properties.joined(separator: ", "))}}"
      return """
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/things": {"post": {"operationId": "create", \
        "requestBody": {"content": {"application/json": {"schema": \(schema)}}}, "responses": {"204": {"description": "D"}}}}}}
        """
    }
    return try await contractComparison(document(10), document(5), named: "json")
  }
}

extension String {
  /// The text as a quoted YAML scalar.
  fileprivate var yaml: String {
    "\""
      + unicodeScalars.map { scalar in
        let isPlain = scalar.isASCII && scalar.value >= 32 && scalar != "\"" && scalar != "\\"
        guard !isPlain else { return String(scalar) }
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }.joined() + "\""
  }
}

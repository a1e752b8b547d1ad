/// The kinds of objects in an OpenAPI document, by their names in the specification.
enum ObjectKind: String, CaseIterable, Sendable {
  case openAPI = "OpenAPI Object"
  case info = "Info Object"
  case contact = "Contact Object"
  case license = "License Object"
  case server = "Server Object"
  case serverVariable = "Server Variable Object"
  case components = "Components Object"
  case paths = "Paths Object"
  case pathItem = "Path Item Object"
  case operation = "Operation Object"
  case externalDocumentation = "External Documentation Object"
  case parameter = "Parameter Object"
  case requestBody = "Request Body Object"
  case mediaType = "Media Type Object"
  case encoding = "Encoding Object"
  case responses = "Responses Object"
  case response = "Response Object"
  case callback = "Callback Object"
  case example = "Example Object"
  case link = "Link Object"
  case header = "Header Object"
  case tag = "Tag Object"
  case schema = "Schema Object"
  case discriminator = "Discriminator Object"
  case xml = "XML Object"
  case securityScheme = "Security Scheme Object"
  case oauthFlows = "OAuth Flows Object"
  case oauthFlow = "OAuth Flow Object"
  case securityRequirement = "Security Requirement Object"

  /// Whether a `$ref` may replace the object.
  var isReferable: Bool {
    switch self {
    case .schema, .response, .parameter, .example, .requestBody, .header, .securityScheme, .link, .callback,
      .pathItem, .mediaType:
      true
    default: false
    }
  }
}

extension ObjectKind: CustomStringConvertible {
  /// The name with its article, such as "an Info Object", for messages.
  var description: String {
    let article = "AEIO".contains(rawValue.prefix(1)) ? "an" : "a"
    return "\(article) \(rawValue)"
  }
}

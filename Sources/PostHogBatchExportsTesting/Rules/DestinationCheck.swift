/// Checks whether a destination may be stored, for a new export, a changed export, and a test.
struct DestinationCheck {
  let project: Int
  let features: FakeConfiguration.Features
  let integrations: [FakeIntegration]

  private static let attribute = DestinationBody.attribute

  init(project: Int, configuration: FakeConfiguration) {
    self.project = project
    features = configuration.features
    integrations = configuration.integrations
  }

  /// - Parameters:
  ///   - stored: The stored destination of the export. The config that is sent is merged into it.
  ///   - isPartial: Whether the request is a PATCH, which may omit required keys.
  func check(
    _ sent: DestinationBody, stored: DestinationRecord?, isPartial: Bool
  ) throws(APIError) -> DestinationRecord {
    let type = sent.type
    guard type.rules.canBeCreated || stored != nil else {
      throw .invalid("destination__type", "An export of this type is made in another way.")
    }
    let linked: FakeIntegration? = if let id = sent.integration.value { try integration(id) } else { nil }
    let config = try type.rules.check(sent.config, isWhole: !isPartial)
    if let old = stored?.type, old != type {
      throw .invalid(
        Self.attribute,
        "Cannot change destination type from '\(old.rawValue)' to '\(type.rawValue)'. Create another export instead.")
    }
    try FileRules.checkExtension(config, before: stored?.config)
    var record = DestinationRecord(type: type, config: (stored?.config ?? JSONObject()).merging(config))
    if type == .http { try checkURL(record.config) }
    record.integration = try link(sent.integration, of: type, stored: stored)
    if type.isS3 { try FileRules.checkInputs(config) }
    try checkKind(linked, of: type)
    if record.integration != nil, let key = type.rules.legacyKeys.first(where: { config[$0.name] != nil }) {
      throw .invalid(Self.attribute, "'\(key.name)' comes from the integration.")
    }
    if type.isS3 || type == .azureBlob { try FileRules.checkFormat(record.config) }
    if type == .redshift { try checkRedshift(record, before: stored) }
    guard type != .workflows || features.workflows else { throw .denied("Workflows are not enabled.") }
    if type == .postgres || type == .redshift, let host = record.config["host"]?.string { try ExternalHost.check(host) }
    if type.isS3 { record.config = FileRules.withExtension(record.config, before: stored?.config) }
    return record
  }

  private func integration(_ id: Int) throws(APIError) -> FakeIntegration {
    guard let found = integrations.first(where: { $0.id == id && $0.project == project }) else {
      throw .invalid("destination__integration", "There is no integration \(id).", code: "does_not_exist")
    }
    return found
  }

  /// Returns the integration that the destination has afterwards.
  private func link(
    _ sent: Field<Int>, of type: DestinationType, stored: DestinationRecord?
  ) throws(APIError) -> Int? {
    if let id = sent.value { return id }
    guard let rule = type.rules.integration else { return sent.or(stored?.integration) }
    let isRefused =
      switch (stored, rule.onChange) {
      case (nil, _), (_, .sendAgain): true
      case (let stored?, .sendAgainIfLinked): stored.integration != nil
      case (let stored?, .keepUnlessNull): !sent.isAbsent || stored.integration == nil
      case (_, .keep): false
      }
    guard !isRefused else {
      throw .invalid(Self.attribute, "Integration is required for \(type.rawValue) batch exports")
    }
    return sent.or(stored?.integration)
  }

  private func checkKind(_ integration: FakeIntegration?, of type: DestinationType) throws(APIError) {
    guard let integration, let kind = type.rules.integration?.kind, integration.kind != kind else { return }
    throw .invalid(Self.attribute, "The integration is of the kind \(integration.kind), not \(kind).")
  }

  private func checkURL(_ config: JSONObject) throws(APIError) {
    let urls = ["https://us.i.posthog.com/batch/", "https://eu.i.posthog.com/batch/"]
    guard let url = config["url"]?.string, !url.isEmpty, !urls.contains(url) else { return }
    throw .invalid(Self.attribute, "The URL is not one that events can be sent to.")
  }

  private func checkRedshift(_ record: DestinationRecord, before: DestinationRecord?) throws(APIError) {
    if let id = record.integration, integrations.first(where: { $0.id == id })?.storesHost != true,
      record.config["host"]?.string?.isEmpty ?? true
    {
      throw .invalid(Self.attribute, "The configuration lacks the host, and the integration stores none.")
    }
    let storageIDs = integrations.filter { $0.kind == "aws-s3" && $0.project == project }.map(\.id)
    try CopyInputs(integrations: Set(storageIDs)).check(record.config, before: before?.config)
  }
}

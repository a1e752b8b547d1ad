/// Decides whether a destination may be stored, for a new export and for a change of one.
struct DestinationCheck {
  let project: Int
  let features: FakeConfiguration.Features
  let integrations: [FakeIntegration]

  init(project: Int, configuration: FakeConfiguration) {
    self.project = project
    features = configuration.features
    integrations = configuration.integrations
  }

  func new(_ sent: DestinationBody) throws(APIError) -> DestinationRecord {
    guard let type = sent.type else { throw .required("destination__type") }
    guard let config = sent.config else { throw .required("destination__config") }
    guard type != .s3 else { throw .invalidChoice("destination__type", type.rawValue) }
    let rules = type.rules
    guard rules.canBeCreated else {
      throw .invalid("destination__type", "An export of this type is made in another way.")
    }
    guard type != .workflows || features.workflows else { throw .denied("Workflows are not enabled.") }
    var record = DestinationRecord(type: type, config: try rules.check(config, isWhole: true))
    if let rule = rules.integration {
      guard let id = sent.integration.value else {
        throw .invalid(DestinationBody.attribute, "This destination needs an integration.", code: "required")
      }
      record.integration = try integration(id, of: rule.kind).id
    }
    if type == .awsS3 || type == .s3Compatible, record.config["legacy_parquet_extension"] == nil {
      record.config["legacy_parquet_extension"] = false
    }
    try checkValues(of: record, sent: config, before: nil)
    return record
  }

  /// - Parameter isWhole: Whether the request replaces the export (PUT) and so has to name every required key. The
  ///   config is merged into the stored one in either case.
  func change(
    _ stored: DestinationRecord, with sent: DestinationBody, isWhole: Bool
  ) throws(APIError) -> DestinationRecord {
    // Half a destination is not refused by the server: its code fails on it.
    guard let type = sent.type, let config = sent.config else {
      guard isWhole else { throw .unexpected }
      throw .required(sent.type == nil ? "destination__type" : "destination__config")
    }
    guard type == stored.type else {
      throw .invalid(DestinationBody.attribute, "The type of a destination cannot change.")
    }
    let checked = try type.rules.check(config, isWhole: isWhole)
    var changed = stored
    changed.config = stored.config.merging(checked)
    if let rule = type.rules.integration {
      changed.integration = try integration(after: stored, sent: sent.integration, rule)
    }
    try checkValues(of: changed, sent: config, before: stored)
    return changed
  }

  private func integration(
    after stored: DestinationRecord, sent: Member<Int>, _ rule: DestinationRules.Integration
  ) throws(APIError) -> Int? {
    if let id = sent.value { return try integration(id, of: rule.kind).id }
    let isRefused =
      switch rule.onChange {
      case .sendAgain: true
      case .sendAgainIfLinked: stored.integration != nil
      case .keepUnlessNull: !sent.isAbsent
      case .keep: false
      }
    guard !isRefused else {
      throw .invalid(DestinationBody.attribute, "This destination needs an integration.", code: "required")
    }
    return stored.integration
  }

  private func integration(_ id: Int, of kind: String) throws(APIError) -> FakeIntegration {
    guard let found = integrations.first(where: { $0.id == id && $0.project == project }) else {
      throw .invalid("destination__integration", "There is no integration \(id).", code: "does_not_exist")
    }
    guard found.kind == kind else {
      throw .invalid(DestinationBody.attribute, "The integration is of the kind \(found.kind), not \(kind).")
    }
    return found
  }

  /// What goes beyond names and types of single keys.
  private func checkValues(
    of record: DestinationRecord, sent: JSONObject, before: DestinationRecord?
  ) throws(APIError) {
    let attribute = DestinationBody.attribute
    if record.integration != nil, let key = record.type.rules.legacyKeys.first(where: { sent[$0.name] != nil }) {
      throw .invalid(attribute, "'\(key.name)' comes from the integration.")
    }
    switch record.type {
    case .awsS3, .s3Compatible, .s3, .azureBlob:
      try FileRules.check(record, before: before)
    case .bigQuery:
      let (old, new) = (before?.config["use_json_type"], record.config["use_json_type"])
      guard before == nil || old ?? false == new ?? false else {
        throw .invalid(attribute, "'use_json_type' cannot change.")
      }
    case .redshift:
      let stored = record.integration.flatMap { id in integrations.first { $0.id == id } }
      guard stored?.storesHost == true || record.config["host"] != nil else {
        throw .invalid(attribute, "The configuration lacks the host, and the integration stores none.")
      }
      let storageIDs = integrations.filter { $0.kind == "aws-s3" && $0.project == project }.map(\.id)
      try CopyInputs.check(record.config, integrations: Set(storageIDs))
    case .http:
      let urls = ["https://us.i.posthog.com/batch/", "https://eu.i.posthog.com/batch/"]
      guard let url = record.config["url"]?.string, urls.contains(url) else {
        throw .invalid(attribute, "The URL is not one that events can be sent to.")
      }
    case .snowflake, .postgres, .databricks, .workflows, .noOp, .fileDownload:
      break
    }
  }
}

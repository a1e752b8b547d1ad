import Foundation
import OperationCore
import PostHogBatchExports

/// A table for every type that the API returns.
enum ReadTables {
  static let run = ReadTable<BatchExportRun>(
    schema: "BatchExportRun",
    properties: [
      .value("id", UUID.self) { $0.id }, .value("status", String.self) { $0.status.rawValue },
      .value("records_completed", Int.self) { $0.recordsCompleted },
      .value("records_failed", Int.self) { $0.recordsFailed },
      .value("records_total_count", Int.self) { $0.recordsTotalCount },
      .value("bytes_exported", Int64.self) { $0.bytesExported },
      .value("latest_error", String.self) { $0.latestError },
      .value("data_interval_start", Date.self) { $0.dataIntervalStart },
      .value("data_interval_end", Date.self) { $0.dataIntervalEnd }, .value("cursor", String.self) { $0.cursor },
      .value("created_at", Date.self) { $0.createdAt }, .value("finished_at", Date.self) { $0.finishedAt },
      .value("last_updated_at", Date.self) { $0.lastUpdatedAt }, .value("batch_export", UUID.self) { $0.batchExport },
      .value("batch_export_on_demand", UUID.self) { $0.batchExportOnDemand },
      .value("backfill", UUID.self) { $0.backfill },
    ])

  static let destination = ReadTable<BatchExportDestination>(
    schema: "BatchExportDestination",
    properties: [
      .value("type", String.self) { $0.type.rawValue }, .value("config", JSONValue.self) { $0.config },
      .value("integration", Int.self) { $0.integration },
    ])

  static let export = ReadTable<BatchExport>(
    schema: "BatchExport",
    properties: [
      .value("id", UUID.self) { $0.id }, .value("team_id", Int.self) { $0.teamID },
      .value("name", String.self) { $0.name }, .value("model", String.self) { $0.model?.rawValue },
      .objects("destination", destination) { [$0.destination] },
      .value("interval", String.self) { $0.interval.rawValue }, .value("paused", Bool.self) { $0.paused },
      .value("created_at", Date.self) { $0.createdAt }, .value("last_updated_at", Date.self) { $0.lastUpdatedAt },
      .value("last_paused_at", Date.self) { $0.lastPausedAt }, .value("start_at", Date.self) { $0.startAt },
      .value("end_at", Date.self) { $0.endAt }, .objects("latest_runs", run) { $0.latestRuns },
      .value("hogql_query", String.self) { $0.hogqlQuery },
      .value("hogql_modifiers", JSONValue.self) { $0.hogqlModifiers },
      .value("primary_key", [String].self) { $0.primaryKey }, .value("version_key", [String].self) { $0.versionKey },
      .value("incremental_mode", String.self) { $0.incrementalMode.rawValue },
      .value("schema", JSONValue.self) { $0.schema }, .value("filters", JSONValue.self) { $0.filters },
      .value("timezone", String.self) { $0.timezone }, .value("offset_day", Int.self) { $0.offsetDay },
      .value("offset_hour", Int.self) { $0.offsetHour },
    ])

  static let progress = ReadTable<BackfillProgress>(
    schema: "BackfillProgress",
    properties: [
      .value("total_runs", Int.self) { $0.totalRuns }, .value("finished_runs", Int.self) { $0.finishedRuns },
      .value("progress", Double.self) { $0.progress },
    ])

  static let backfill = ReadTable<BatchExportBackfill>(
    schema: "BatchExportBackfill",
    properties: [
      .value("id", UUID.self) { $0.id }, .value("status", String.self) { $0.status.rawValue },
      .objects("progress", progress) { $0.progress.map { [$0] } ?? [] },
      .value("start_at", Date.self) { $0.startAt }, .value("end_at", Date.self) { $0.endAt },
      .value("adjusted_start_at", Date.self) { $0.adjustedStartAt },
      .value("total_records_count", Int64.self) { $0.totalRecordsCount },
      .value("created_at", Date.self) { $0.createdAt }, .value("finished_at", Date.self) { $0.finishedAt },
      .value("last_updated_at", Date.self) { $0.lastUpdatedAt }, .value("team", Int.self) { $0.team },
      .value("batch_export", UUID.self) { $0.batchExport },
    ])

  static let organization = ReadTable<Organization>(
    schema: "Organization",
    properties: [
      .value("id", UUID.self) { $0.id }, .value("name", String.self) { $0.name },
      .value("slug", String.self) { $0.slug }, .value("logo_media_id", UUID.self) { $0.logoMediaID },
      .value("created_at", Date.self) { $0.createdAt }, .value("updated_at", Date.self) { $0.updatedAt },
      .value("membership_level", Int.self) { $0.membershipLevel?.rawValue },
      .value("plugins_access_level", Int.self) { $0.pluginsAccessLevel?.rawValue },
      .value("teams", [JSONValue].self) { $0.teams }, .value("projects", [JSONValue].self) { $0.projects },
      .value("available_product_features", [JSONValue].self) { $0.availableProductFeatures },
      .value("is_member_join_email_enabled", Bool.self) { $0.isMemberJoinEmailEnabled },
      .value("metadata", JSONValue.self) { $0.metadata }, .value("customer_id", String.self) { $0.customerID },
      .value("enforce_2fa", Bool.self) { $0.enforce2FA },
      .value("members_can_invite", Bool.self) { $0.membersCanInvite },
      .value("members_can_use_personal_api_keys", Bool.self) { $0.membersCanUsePersonalAPIKeys },
      .value("allow_publicly_shared_resources", Bool.self) { $0.allowPubliclySharedResources },
      .value("member_count", JSONValue.self) { $0.memberCount },
      .value("is_ai_data_processing_approved", Bool.self) { $0.isAIDataProcessingApproved },
      .value("default_experiment_stats_method", String.self) { $0.defaultExperimentStatsMethod?.rawValue },
      .value("default_role_id", String.self) { $0.defaultRoleID },
    ])

  static let user = ReadTable<UserBasic>(
    schema: "UserBasic",
    properties: [
      .value("id", Int.self) { $0.id }, .value("uuid", UUID.self) { $0.uuid },
      .value("distinct_id", String.self) { $0.distinctID }, .value("first_name", String.self) { $0.firstName },
      .value("last_name", String.self) { $0.lastName }, .value("email", String.self) { $0.email },
      .value("is_email_verified", Bool.self) { $0.isEmailVerified },
      .value("hedgehog_config", JSONValue.self) { $0.hedgehogConfig },
      .value("role_at_organization", String.self) { $0.roleAtOrganization?.rawValue },
    ])

  static let dashboard = ReadTable<Dashboard>(
    schema: "Dashboard",
    properties: [
      .value("id", Int.self) { $0.id }, .value("name", String.self) { $0.name },
      .value("description", String.self) { $0.description }, .value("pinned", Bool.self) { $0.pinned },
      .value("created_at", Date.self) { $0.createdAt },
      .objects("created_by", user) { $0.createdBy.map { [$0] } ?? [] },
      .value("last_accessed_at", Date.self) { $0.lastAccessedAt },
      .value("last_viewed_at", Date.self) { $0.lastViewedAt }, .value("last_refresh", Date.self) { $0.lastRefresh },
      .value("folder", String.self) { $0.folder }, .value("is_shared", Bool.self) { $0.isShared },
      .value("deleted", Bool.self) { $0.deleted }, .value("creation_mode", String.self) { $0.creationMode?.rawValue },
      .value("tags", [JSONValue].self) { $0.tags },
      .value("restriction_level", Int.self) { $0.restrictionLevel?.rawValue },
      .value("effective_restriction_level", Int.self) { $0.effectiveRestrictionLevel?.rawValue },
      .value("effective_privilege_level", Int.self) { $0.effectivePrivilegeLevel?.rawValue },
      .value("user_access_level", String.self) { $0.userAccessLevel },
      .value("access_control_version", String.self) { $0.accessControlVersion },
      .value("team_id", Int.self) { $0.teamID }, .value("search_match_type", String.self) { $0.searchMatchType },
    ])

  static let download = ReadTable<FileDownload>(
    schema: "FileDownload",
    properties: [
      .value("status", String.self) { $0.status.rawValue }, .value("files", [UUID].self) { $0.files },
      .value("records_completed", Int.self) { $0.recordsCompleted }, .value("error", String.self) { $0.error },
    ])

  static let summary = ReadTable<FileDownloadSummary>(
    schema: "FileDownloadSummary",
    properties: [.value("id", UUID.self) { $0.id }, .value("status", String.self) { $0.status.rawValue }])

  static let line = ReadTable<LogEntry>(
    schema: "LogEntry",
    properties: [
      .value("log_source_id", String.self) { $0.logSourceID }, .value("instance_id", String.self) { $0.instanceID },
      .value("timestamp", Date.self) { $0.timestamp }, .value("level", String.self) { $0.level.rawValue },
      .value("message", String.self) { $0.message },
    ])

  static let testResult = ReadTable<DestinationTestResult>(
    schema: "DestinationTestResult",
    properties: [
      .value("status", String.self) { $0.status.rawValue }, .value("message", String.self) { $0.message },
    ])

  static let testStep = ReadTable<DestinationTestStep>(
    schema: "DestinationTestStep",
    properties: [
      .value("name", String.self) { $0.name }, .value("description", String.self) { $0.description },
      .objects("result", testResult) { $0.result.map { [$0] } ?? [] },
    ])

  static let test = ReadTable<DestinationTest>(
    schema: "DestinationTest", properties: [.objects("steps", testStep) { $0.steps }])

  // Short responses

  static let created = ReadTable<FileDownloadCreated>(
    schema: "FileDownloadCreated", properties: [.value("id", UUID.self) { $0.id }])
  static let cancelledDownload = ReadTable<FileDownloadCancelResult>(
    schema: "FileDownloadCancelResult", properties: [.value("status", String.self) { $0.status?.rawValue }])
  static let rowCount = ReadTable<FileDownloadRowCount>(
    schema: "FileDownloadRowCount", properties: [.value("count", Int64.self) { $0.count }])
  static let paused = ReadTable<PauseResult>(
    schema: "PauseResult", properties: [.value("paused", Bool.self) { $0.paused }])
  static let cancelled = ReadTable<CancelResult>(
    schema: "CancelResult", properties: [.value("cancelled", Bool.self) { $0.cancelled }])
  static let started = ReadTable<BackfillStarted>(
    schema: "BackfillStarted",
    properties: [.value("backfill_id", String.self) { $0.backfillID }, .value("id", String.self) { $0.objectID }])
  static let rolledBack = ReadTable<EnvironmentsRollbackResult>(
    schema: "EnvironmentsRollbackResult",
    properties: [.value("success", Bool.self) { $0.success }, .value("message", String.self) { $0.message }])
  static let error = ReadTable<ErrorEnvelope>(
    schema: "ErrorEnvelope",
    properties: [
      .value("type", String.self) { $0.type?.rawValue }, .value("code", String.self) { $0.code },
      .value("detail", String.self) { $0.detail }, .value("attr", String.self) { $0.attr },
      .value("extra", JSONValue.self) { $0.extra }, .value("error_event_id", String.self) { $0.errorEventID },
    ])

  // Lists

  static func offsetPage<Item>(_ schema: String, of items: ReadTable<Item>) -> ReadTable<OffsetPage<Item>> {
    ReadTable(
      schema: schema,
      properties: [
        .value("count", Int.self) { $0.count }, .value("next", String.self) { $0.next },
        .value("previous", String.self) { $0.previous }, .objects("results", items) { $0.results },
      ])
  }

  static func cursorPage<Item>(_ schema: String, of items: ReadTable<Item>) -> ReadTable<CursorPage<Item>> {
    ReadTable(
      schema: schema,
      properties: [
        .value("next", String.self) { $0.next }, .value("previous", String.self) { $0.previous },
        .objects("results", items) { $0.results },
      ])
  }

  static let lines = ReadTable<TimePage<LogEntry>>(
    schema: "LogEntryPage",
    properties: [
      .value("count", Int.self) { $0.count }, .value("next", String.self) { $0.next },
      .value("previous", String.self) { $0.previous }, .objects("results", line) { $0.results },
    ])
}

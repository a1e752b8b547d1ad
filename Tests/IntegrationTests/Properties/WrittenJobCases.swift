import Foundation
import OperationCore
import PostHogBatchExports

private let file = FileDownloadFile(format: .parquet, compression: .zstd, maxSizeMb: 10)
private let fileJSON = #""file":{"format":"Parquet","compression":"zstd","max_size_mb":10}"#
private let start = Date(timeIntervalSince1970: 1_772_323_200)
private let end = Date(timeIntervalSince1970: 1_772_409_600)
private let interval =
  #""data_interval_start":"2026-03-01T00:00:00Z","data_interval_end":"2026-03-02T00:00:00Z""#
private let query = "select event from events where timestamp < {data_interval_end}"

let writtenJobCases: [WrittenCase] = [
  WrittenCase(
    "events to download", ["": ["EventsFileDownloadRequest"], "file": ["FileDownloadFile"]],
    #"{"model":"events",\#(interval),\#(fileJSON),"include":["a"],"exclude":["b"]}"#
  ) {
    _ = try await $0.client.project(1).fileDownloads.create(
      .events(file, dataIntervalStart: start, dataIntervalEnd: end, include: ["a"], exclude: ["b"]))
  },
  WrittenCase(
    "persons to download", ["": ["PersonsFileDownloadRequest"]], #"{"model":"persons",\#(interval),\#(fileJSON)}"#
  ) {
    _ = try await $0.client.project(1).fileDownloads.create(
      .persons(file, dataIntervalStart: start, dataIntervalEnd: end))
  },
  WrittenCase(
    "sessions to download", ["": ["SessionsFileDownloadRequest"]], #"{"model":"sessions",\#(interval),\#(fileJSON)}"#
  ) {
    _ = try await $0.client.project(1).fileDownloads.create(
      .sessions(file, dataIntervalStart: start, dataIntervalEnd: end))
  },
  WrittenCase(
    "a query to download", ["": ["HogQLFileDownloadRequest"]],
    #"{"model":"hogql","hogql_query":"\#(query)",\#(fileJSON),"hogql_modifiers":{"debug":false},\#(interval)}"#
  ) {
    _ = try await $0.client.project(1).fileDownloads.create(
      .hogql(file, hogqlQuery: query, hogqlModifiers: ["debug": false], dataIntervalStart: start, dataIntervalEnd: end))
  },
  WrittenCase(
    "rows to count", ["": ["FileDownloadRowCountRequest"]],
    #"{"model":"hogql","hogql_query":"\#(query)","hogql_modifiers":{"debug":false},\#(interval)}"#
  ) {
    let request = FileDownloadRowCountRequest(
      hogqlQuery: query, hogqlModifiers: ["debug": false], dataIntervalStart: start, dataIntervalEnd: end)
    _ = try await $0.client.project(1).fileDownloads.countRows(request)
  },
]

private let settingsJSON = #"""
  "logo_media_id":"0190f3b1-0000-7000-8000-000000000007","is_member_join_email_enabled":false,"enforce_2fa":true,
  "members_can_invite":false,"members_can_use_personal_api_keys":false,"allow_publicly_shared_resources":false,
  "is_ai_data_processing_approved":true,"default_experiment_stats_method":"frequentist","default_role_id":"r"
  """#
private let logo = UUID(uuid: (0x01, 0x90, 0xf3, 0xb1, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 7))

let writtenOrganizationCases: [WrittenCase] = [
  WrittenCase(
    "an organization", ["": ["OrganizationRequest", "OrganizationSettings"]], #"{"name":"N",\#(settingsJSON)}"#
  ) {
    let request = OrganizationRequest(
      name: "N", logoMediaID: logo, isMemberJoinEmailEnabled: false, enforce2FA: true, membersCanInvite: false,
      membersCanUsePersonalAPIKeys: false, allowPubliclySharedResources: false, isAIDataProcessingApproved: true,
      defaultExperimentStatsMethod: .frequentist, defaultRoleID: "r")
    try expectSettings(of: try await $0.client.organizations.create(request))
  },
  WrittenCase(
    "a change of an organization", ["": ["OrganizationPatch", "OrganizationSettings"]],
    #"{"name":"N",\#(settingsJSON)}"#
  ) {
    let change = OrganizationPatch(
      name: "N", logoMediaID: .set(logo), isMemberJoinEmailEnabled: false, enforce2FA: .set(true),
      membersCanInvite: .set(false), membersCanUsePersonalAPIKeys: false, allowPubliclySharedResources: false,
      isAIDataProcessingApproved: .set(true), defaultExperimentStatsMethod: .set(.frequentist), defaultRoleID: .set("r")
    )
    try expectSettings(of: try await $0.client.organizations[Place.organization].update(change))
  },
]

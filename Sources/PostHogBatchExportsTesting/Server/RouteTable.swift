import HTTPTypes

/// All operations of the API, below `/api/`. A fixed segment precedes a variable one in the same position.
enum RouteTable {
  static let all =
    (exports + runs + backfills + fileDownloads + dashboards).map { $0.under("projects/{project}") }
    + organizations
    + exports.map { $0.under("organizations/{organization}").dropped }

  private static let exports = [
    Route(.get, "", .readExports, ExportsController.list),
    Route(.post, "", .writeExports, ExportsController.create),
    Route(.post, "run_test_step_new", .writeExports, DestinationTestsController.runForNew),
    Route(.get, "test", .readExports, DestinationTestsController.list),
    Route(.get, "{id}", .readExports, ExportsController.retrieve),
    Route(.put, "{id}", .writeExports, ExportsController.replace),
    Route(.patch, "{id}", .writeExports, ExportsController.change),
    Route(.delete, "{id}", .writeExports, ExportsController.delete),
    Route(.post, "{id}/backfill", .writeExports, BackfillsController.createByAction).dropped,
    Route(.get, "{id}/logs", .logs, LogsController.listForExport),
    Route(.post, "{id}/pause", .writeExports, ExportsController.pause),
    Route(.post, "{id}/unpause", .writeExports, ExportsController.unpause),
    Route(.post, "{id}/run_test_step", .writeExports, DestinationTestsController.runForExisting),
  ].map { $0.under("batch_exports") }

  private static let runs = [
    Route(.get, "", .readExports, RunsController.list),
    Route(.get, "{id}", .readExports, RunsController.retrieve),
    Route(.post, "{id}/cancel", .writeExports, RunsController.cancel),
    Route(.post, "{id}/retry", .writeExports, RunsController.retry),
    Route(.get, "{id}/logs", .runLogs, LogsController.listForRun),
  ].map { $0.under("batch_exports/{export}/runs") }

  private static let backfills = [
    Route(.get, "", .readExports, BackfillsController.list),
    Route(.post, "", .writeExports, BackfillsController.create),
    Route(.get, "{id}", .readExports, BackfillsController.retrieve),
    Route(.post, "{id}/cancel", .writeExports, BackfillsController.cancel),
  ].map { $0.under("batch_exports/{export}/backfills") }

  private static let fileDownloads = [
    Route(.get, "", .readExports, FileDownloadsController.list),
    Route(.post, "", .writeExports, FileDownloadsController.create),
    Route(.post, "count_rows", .writeExports, FileDownloadsController.countRows),
    Route(.get, "{id}", .readExports, FileDownloadsController.retrieve),
    Route(.post, "{id}/cancel", .writeExports, FileDownloadsController.cancel),
    Route(.get, "{id}/download", .readExports, FileDownloadsController.download),
    Route(.get, "{id}/download/{part}", .readExports, FileDownloadsController.download),
    Route(.get, "{id}/logs", .logs, LogsController.listForFileDownload),
  ].map { $0.under("file_download_batch_exports") }

  private static let dashboards = [
    Route(.get, "dashboards", .scope("dashboard:read"), DashboardsController.list)
  ]

  private static let organizations = [
    Route(.get, "", .scope("organization:read"), OrganizationsController.list),
    Route(.post, "", .scope("organization:write"), OrganizationsController.create),
    Route(.get, "{organization}", .scope("organization:read"), OrganizationsController.retrieve),
    Route(.put, "{organization}", .scope("organization:write"), OrganizationsController.replace),
    Route(.patch, "{organization}", .scope("organization:write"), OrganizationsController.change),
    Route(.delete, "{organization}", .scope("organization:write"), OrganizationsController.delete),
    Route(.post, "{organization}/environments_rollback", .rollback, OrganizationsController.rollBackEnvironments),
  ].map { $0.under("organizations") }
}

import Foundation
import PostHogBatchExports
import Testing

private func runs(_ fixture: Fixture, _ rest: String = "") -> String {
  "/batch_exports/\(fixture.export.text)/runs/\(rest)"
}
private func backfills(_ fixture: Fixture, _ rest: String = "") -> String {
  "/batch_exports/\(fixture.export.text)/backfills/\(rest)"
}

/// What bounds the past where a caller does not.
let wholePast = "2000-01-01T00%3A00%3A00Z"

let runCases: [OperationCase] = [
  OperationCase(
    "batch_exports_runs_list", Level.projects, "GET", { runs($0) },
    query: "status=Failed&status=Cancelled&after=-30d&start=\(wholePast)&ordering=-created_at"
  ) { fixture, place in
    let page = try await fixture.client.send(
      Runs.list(
        in: place.project, batchExportID: fixture.export, statuses: [.failed, .cancelled], after: .relative("-30d"),
        ordering: .newestFirst))
    #expect(page.results.map(\.id) == [fixture.failedRun])
    #expect(page.results.first?.latestError == "no bucket")
  },
  OperationCase(
    "batch_exports_runs_retrieve", Level.projects, "GET", { runs($0, "\($0.failedRun.text)/") }, query: "after=-365d"
  ) { fixture, place in
    let run = try await fixture.client.send(
      Runs.retrieve(in: place.project, batchExportID: fixture.export, id: fixture.failedRun, after: .relative("-365d")))
    #expect(run.id == fixture.failedRun && run.status == .failed && run.batchExport == fixture.export)
  },
  OperationCase(
    "batch_exports_runs_cancel_create", Level.projects, "POST", { runs($0, "\($0.activeRun.text)/cancel/") },
    query: "after=\(wholePast)"
  ) { fixture, place in
    let result = try await fixture.client.send(
      Runs.cancel(in: place.project, batchExportID: fixture.export, id: fixture.activeRun))
    #expect(result.cancelled == true)
  },
  OperationCase(
    "batch_exports_runs_retry_create", Level.projects, "POST", { runs($0, "\($0.failedRun.text)/retry/") },
    query: "after=\(wholePast)"
  ) { fixture, place in
    let started = try await fixture.client.send(
      Runs.retry(in: place.project, batchExportID: fixture.export, id: fixture.failedRun))
    #expect(started.backfillID?.hasPrefix(fixture.export.text) == true, "it is no UUID but names the export")
  },
  OperationCase(
    "batch_exports_runs_logs_retrieve", Level.projects, "GET", { runs($0, "\($0.failedRun.text)/logs/") },
    query: "limit=5"
  ) { fixture, place in
    let page = try await fixture.client.send(
      Runs.logs(in: place.project, batchExportID: fixture.export, id: fixture.failedRun, limit: 5))
    #expect(page.results.map(\.message) == ["no bucket", "the bucket is gone"], "the run has said so itself")
    #expect(page.results.first?.level == .error && page.results.first?.instanceID == fixture.failedRun.text)
  },
]

let backfillCases: [OperationCase] = [
  OperationCase(
    "batch_exports_backfills_list", Level.projects, "GET", { backfills($0) }, query: "ordering=start_at"
  ) { fixture, place in
    let page = try await fixture.client.send(
      Backfills.list(in: place.project, batchExportID: fixture.export, ordering: .earliestStartFirst))
    #expect(page.results.map(\.id) == [fixture.backfill] && page.next == nil)
  },
  OperationCase(
    "batch_exports_backfills_create", Level.projects, "POST", { backfills($0) },
    body: #"{"start_at":"2026-02-01T00:00:00Z","end_at":"2026-02-01T02:00:00Z"}"#
  ) { fixture, place in
    let started = try await fixture.client.send(
      Backfills.create(in: place.project, batchExportID: fixture.export, pastBackfill))
    #expect(started.backfillID.flatMap { UUID(uuidString: $0) } != nil)
  },
  OperationCase(
    "batch_exports_backfills_retrieve", Level.projects, "GET", { backfills($0, "\($0.backfill.text)/") }
  ) { fixture, place in
    let backfill = try await fixture.client.send(
      Backfills.retrieve(in: place.project, batchExportID: fixture.export, id: fixture.backfill))
    #expect(backfill.id == fixture.backfill && backfill.status == .starting && backfill.team == 1)
  },
  OperationCase(
    "batch_exports_backfills_cancel_create", Level.projects, "POST", { backfills($0, "\($0.backfill.text)/cancel/") }
  ) { fixture, place in
    let result = try await fixture.client.send(
      Backfills.cancel(in: place.project, batchExportID: fixture.export, id: fixture.backfill))
    #expect(result.cancelled == true)
  },
]

import FakePostHogServer
import Foundation
import PostHogBatchExports
import PostHogBatchExportsTesting
import Testing

private func downloads(_ rest: String = "") -> String { "/file_download_batch_exports/\(rest)" }

let fileDownloadCases: [OperationCase] = [
  OperationCase(
    "file_download_batch_exports_list", Level.projects, "GET", { _ in downloads() }, query: "limit=1"
  ) { fixture, place in
    let page = try await fixture.client.send(FileDownloads.list(in: place.project, limit: 1))
    #expect(page.count == 2 && page.results.map(\.id) == [fixture.activeDownload] && page.next != nil)
  },
  OperationCase(
    "file_download_batch_exports_create", Level.projects, "POST", { _ in downloads() },
    body:
      #"{"model":"events","file":{"format":"Parquet","compression":"zstd"},"data_interval_start":"2026-02-01T00:00:00Z","data_interval_end":"2026-02-01T02:00:00Z","include":["a"]}"#
  ) { fixture, place in
    let created = try await fixture.client.send(
      FileDownloads.create(
        in: place.project,
        .events(
          FileDownloadFile(format: .parquet, compression: .zstd),
          dataIntervalStart: Date(timeIntervalSince1970: 1_769_904_000),
          dataIntervalEnd: Date(timeIntervalSince1970: 1_769_911_200), include: ["a"])))
    #expect(created.id != fixture.download)
  },
  OperationCase(
    "file_download_batch_exports_retrieve", Level.projects, "GET", { downloads("\($0.download.text)/") }
  ) { fixture, place in
    let download = try await fixture.client.send(FileDownloads.retrieve(in: place.project, id: fixture.download))
    #expect(download.status == .completed && download.files?.count == 2 && download.error == nil)
  },
  OperationCase(
    "file_download_batch_exports_cancel_create", Level.projects, "POST",
    { downloads("\($0.activeDownload.text)/cancel/") }
  ) { fixture, place in
    let result = try await fixture.client.send(FileDownloads.cancel(in: place.project, id: fixture.activeDownload))
    #expect(result.status == .cancelled)
  },
  OperationCase(
    "file_download_batch_exports_download_retrieve", Level.projects, "GET",
    { downloads("\($0.download.text)/download/") }
  ) { fixture, place in
    let place = try await fixture.client.send(FileDownloads.download(in: place.project, id: fixture.download))
    #expect(place.location.hasPrefix(fixture.server.objectStoreOrigin))
    #expect(!"\(place)".contains("Signature"), "the permission in the query is not printed")
  },
  OperationCase(
    "file_download_batch_exports_download_part_retrieve", Level.projects, "GET",
    { downloads("\($0.download.text)/download/1/") }
  ) { fixture, place in
    let place = try await fixture.client.send(
      FileDownloads.download(in: place.project, id: fixture.download, part: "1"))
    #expect(place.location.contains("X-Amz-Signature="))
  },
  OperationCase(
    "file_download_batch_exports_logs_retrieve", Level.projects, "GET", { downloads("\($0.download.text)/logs/") }
  ) { fixture, place in
    let page = try await fixture.client.send(FileDownloads.logs(in: place.project, id: fixture.download))
    #expect(page.results.map(\.message) == ["a line of the download"])
  },
  OperationCase(
    "file_download_batch_exports_count_rows_create", Level.projects, "POST", { _ in downloads("count_rows/") },
    body: #"{"model":"hogql","hogql_query":"select 1 as one"}"#
  ) { fixture, place in
    fixture.fake.nextRowCount(.rows(42))
    let request = FileDownloadRowCountRequest(hogqlQuery: "select 1 as one")
    let count = try await fixture.client.send(FileDownloads.countRows(in: place.project, request))
    #expect(count.count == 42)
  },
]

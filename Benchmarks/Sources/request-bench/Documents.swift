// Two answers as PostHog gives them, which a web server serves as files: a list page and one export, 1.5 KB each.

import Foundation
import HTTPTypes
import PostHogBatchExportsTesting

struct Documents {
  static let export = UUID(uuid: (0x01, 0x99, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 1))
  static let listPath = "/api/projects/1/batch_exports/"
  static let exportPath = "\(listPath)\(export.uuidString.lowercased())/"

  func write(to folder: String) throws {
    for (path, response) in zip([Self.listPath, Self.exportPath], try responses()) {
      try write(path, response, folder)
    }
  }

  /// The list page and the export.
  func responses() throws -> [FakeResponse] {
    let fake = FakePostHog(clock: ManualClock())
    let id = try fake.addExport(
      #"""
      {"name": "Events of the production project", "interval": "hour", "destination":
        {"type": "AwsS3", "integration": 1, "config": {"bucket_name": "example-exports", "region": "eu-central-1",
          "prefix": "events/year={year}/month={month}/day={day}", "compression": "zstd", "file_format": "Parquet"}}}
      """#)
    fake.addRun(to: id)
    return [Self.listPath, "\(Self.listPath)\(id.uuidString.lowercased())/"].map {
      fake.respond(to: FakeRequest(.get, $0, key: FakeAPIKey().value))
    }
  }

  private func write(_ path: String, _ answer: FakeResponse, _ folder: String) throws {
    let place = URL(filePath: folder + path, directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    try Data(answer.body).write(to: place.appending(path: "answer.json"))
    print("\(answer.head.status.code) \(path): \(answer.body.count) bytes")
  }
}

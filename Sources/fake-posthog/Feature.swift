import ArgumentParser
import PostHogBatchExportsTesting

/// A feature flag of the server, as an option of the command.
enum Feature: String, CaseIterable, ExpressibleByArgument {
  case hogql
  case shortIntervals = "short-intervals"
  case backfillFromBeginning = "backfill-from-beginning"
  case workflows
  case multipleOrganizations = "multiple-organizations"

  var flag: WritableKeyPath<FakeConfiguration.Features, Bool> {
    switch self {
    case .hogql: \.hogQL
    case .shortIntervals: \.shortIntervals
    case .backfillFromBeginning: \.backfillFromBeginning
    case .workflows: \.workflows
    case .multipleOrganizations: \.multipleOrganizations
    }
  }
}

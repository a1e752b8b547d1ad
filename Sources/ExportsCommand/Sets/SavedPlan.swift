import PostHogBatchExports

/// A plan in a file, with the file of exports that it was made for.
struct SavedPlan: Codable {
  let file: String
  let plan: ExportSetPlan
}

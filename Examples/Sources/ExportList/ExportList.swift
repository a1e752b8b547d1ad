// The exports of a project in an app. A personal API key can do all that its owner can: keep it in the keychain, and never ship one.

#if canImport(SwiftUI)
  public import PostHogBatchExports
  public import SwiftUI

  /// What the list shows. Calls leave the main actor by themselves.
  @MainActor @Observable
  final class ExportListModel {
    private let project: PostHogClient.ProjectHandle
    private(set) var exports: [BatchExport] = []
    private(set) var message: String?

    init(project: PostHogClient.ProjectHandle) { self.project = project }

    func reload() async {
      do throws(PostHogError) {
        exports = try await project.batchExports.list().reduce(into: []) { $0.append($1) }
        message = nil
      } catch {
        message = error.message
      }
    }
  }

  /// A list that says which exports fail.
  public struct ExportList: View {
    @State private var model: ExportListModel

    /// A list of the exports of a project.
    public init(project: PostHogClient.ProjectHandle) {
      _model = State(initialValue: ExportListModel(project: project))
    }

    /// The list, reloaded when it appears and when it is pulled down.
    public var body: some View {
      List(model.exports, id: \.id) { export in
        LabeledContent(export.name, value: export.paused ? "paused" : export.isFailing ? "failing" : "fine")
      }
      .overlay { if let message = model.message { ContentUnavailableView(message, systemImage: "wifi.slash") } }
      .refreshable { await model.reload() }
      .task { await model.reload() }
    }
  }
#endif

// The manifest as a file. What stands in it is checked as if somebody else had written it.

import OperationCore

extension DownloadManifest {
  /// The most bytes of a manifest that are read: enough for a hundred thousand files.
  private static let sizeLimit = 32 << 20

  /// Reads the manifest of a download; nil when there is none.
  ///
  /// - Throws: ``DownloadFailure/Reason/manifest(_:)`` for one that can't be used. Nothing is begun anew behind the user's
  ///   back: that would make another export.
  init?(of name: DownloadName, request: String, in folder: DownloadFolder) throws(PostHogError) {
    func fault(_ reason: String) -> PostHogError { .download(.manifest(reason), file: name.manifest) }

    guard let bytes = try folder.read(name.manifest, upTo: Self.sizeLimit) else { return nil }
    guard bytes.count <= Self.sizeLimit else { throw fault("it is too large") }
    do throws(JSONError) {
      self = try Self(json: bytes)
    } catch {
      throw fault("it is broken or of another version of this library (\(printable("\(error)", limit: 200)))")
    }
    if let reason = self.fault(name) { throw fault(reason) }
    guard self.request == request else { throw fault("it belongs to a download with another host, project or request") }
  }
}

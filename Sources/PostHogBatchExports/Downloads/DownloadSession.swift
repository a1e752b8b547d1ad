import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One download into one folder, from the first look into the folder to the last file: finds out what is there already,
/// which export it belongs to, and what is left to do.
struct DownloadSession: Sendable {
  /// What to download.
  enum Source: Sendable {
    /// An export that the download makes.
    case request(FileDownloadRequest)
    /// An existing export.
    case export(UUID)
  }

  let client: PostHogClient
  let scope: ProjectScope
  let source: Source
  let name: DownloadName
  let folder: DownloadFolder
  let options: DownloadOptions
  let board: ProgressBoard

  init(
    _ source: Source, by client: PostHogClient, in scope: ProjectScope, into folder: DownloadFolder,
    options: DownloadOptions, board: ProgressBoard
  ) {
    self.client = client
    self.scope = scope
    self.source = source
    self.folder = folder
    self.options = options
    self.board = board
    name =
      switch source {
      case .request(let request): DownloadName(request)
      case .export(let id): DownloadName(export: id)
      }
  }

  /// Downloads what is missing.
  func run() async throws(PostHogError) -> DownloadedFiles {
    try folder.create()
    let lock = try DownloadLock(name.lock, in: folder)
    defer { lock.release() }
    guard let remembered = try DownloadManifest(of: name, request: fingerprint, in: folder) else {
      try refuseIfThere(name.file(0))
      return try await begin(superseding: [])
    }
    if remembered.isFinished {
      if options.replacesExistingFiles {
        return try await begin(superseding: remembered.ownFiles, dropping: remembered.partialFiles)
      }
      if try missingParts(of: remembered).isEmpty {
        reportParts(of: remembered, missing: [])
        return done(remembered)
      }
    }
    do throws(PostHogError) {
      return try await fetch(remembered)
    } catch {
      // The export of an earlier call, which is no longer of use. If this call made the export, making it again
      // wouldn't help.
      guard case .request = source, saysExportIsGone(error, remembered.export) else { throw error }
      // The manifest as it is now: this call may have finished files of that export, too.
      let present = try DownloadManifest(of: name, request: fingerprint, in: folder) ?? remembered
      return try await begin(superseding: present.ownFiles, dropping: present.partialFiles)
    }
  }

  /// A text of the host, the project, and the request or the export.
  private var fingerprint: String {
    let what =
      switch source {
      case .request(let request): request.jsonText
      case .export(let id): id.uuidString
      }
    return Fingerprint(of: "\(client.host)\(scope.path)\n\(what)".utf8).text
  }

  /// Makes an export, unless there is one, and downloads it. The export is recorded before anything else happens:
  /// making it is the only step that can't be repeated.
  ///
  /// - Parameters:
  ///   - files: The files of an earlier export of this download.
  ///   - partials: Its partial files, which are no longer needed.
  private func begin(
    superseding files: [OwnFile], dropping partials: [String] = []
  ) async throws(PostHogError) -> DownloadedFiles {
    board.enter(.requesting)
    func manifest(of export: UUID) -> DownloadManifest {
      DownloadManifest(request: fingerprint, export: export, superseded: files)
    }
    let export: UUID
    switch source {
    case .request(let request): export = try await makeExport(request, rememberedBy: manifest(of: UUID()))
    case .export(let id): export = id
    }
    let manifest = manifest(of: export)
    try await onDiskThread { [folder, name] () throws(PostHogError) in
      try folder.replace(name.manifest, with: manifest.fileBytes)
    }
    for partial in partials { try folder.remove(partial) }
    return try await fetch(manifest)
  }

  /// Makes an export, after checking that the disk has room for a manifest like this one.
  private func makeExport(
    _ request: FileDownloadRequest, rememberedBy blank: DownloadManifest
  ) async throws(PostHogError) -> UUID {
    do throws(PostHogError) {
      try await onDiskThread { [folder, name] () throws(PostHogError) in
        try folder.prepare(name.manifest, with: blank.fileBytes)
      }
      return try await client.send(FileDownloads.create(in: scope, request)).id
    } catch {
      try? folder.removePrepared(name.manifest)
      throw error
    }
  }

  /// Waits for the export and downloads the missing files.
  private func fetch(_ remembered: DownloadManifest) async throws(PostHogError) -> DownloadedFiles {
    let ledger = DownloadLedger(remembered, at: name.manifest, in: folder)
    if remembered.parts == nil {
      board.enter(.exporting, export: remembered.export)
      let export = try await finished(remembered.export)
      let parts = try await plan(export.files, from: addresses(of: remembered.export))
      try await ledger.update { manifest in
        manifest.records = export.records
        manifest.parts = parts
      }
    }
    let manifest = ledger.manifest
    let missing = try missingParts(of: manifest)
    board.enter(.downloading, export: manifest.export)
    reportParts(of: manifest, missing: Set(missing))
    let parts = manifest.parts ?? []
    let own = Dictionary(manifest.superseded.map { ($0.name, $0.content.bytes) }, uniquingKeysWith: { $1 })
    for index in missing { try refuseIfThere(parts[index].file, unless: own) }
    try await fetch(missing, of: manifest, ledger, from: addresses(of: manifest.export))
    try await remove(manifest.superseded, unlessIn: Set(parts.map(\.file)))
    try await ledger.update { manifest in
      manifest.superseded = []
      manifest.isFinished = true
    }
    return done(ledger.manifest)
  }

  /// Reports that all files are complete.
  private func done(_ manifest: DownloadManifest) -> DownloadedFiles {
    board.enter(.finished, export: manifest.export)
    return files(of: manifest)
  }

  /// Reports which files there are, and which of them are missing.
  private func reportParts(of manifest: DownloadManifest, missing: Set<Int>) {
    let parts = manifest.parts ?? []
    board.plan(
      parts.indices.map { index in
        let length = parts[index].state.identity?.length
        return (length, missing.contains(index) ? 0 : length ?? 0)
      },
      finished: parts.count - missing.count)
  }

  /// Returns the source of the URLs of an export, for as long as downloading may take from now on.
  private func addresses(of export: UUID) -> AddressSource {
    AddressSource(
      client: client, scope: scope, export: export, time: TransferTime(options.transferTimeout, on: client.clock))
  }

  /// Assigns names to the files of an export.
  private func plan(
    _ files: [UUID], from addresses: AddressSource
  ) async throws(PostHogError) -> [DownloadManifest.Part] {
    var key = ""
    if name.fileExtension == nil, !files.isEmpty {
      key = try await addresses.address(of: "0", file: name.file(0)).key
    }
    return files.enumerated().map { DownloadManifest.Part(id: $1, file: name.file($0, key: key)) }
  }
}

extension DownloadSession {
  /// Returns whether PostHog says that an existing export can no longer be downloaded: it failed, it has expired, or
  /// PostHog doesn't know it.
  ///
  /// Only PostHog's word counts, not that of the object store, which PostHog has just pointed to, nor that of a proxy:
  /// making an export each time one of them refuses would never end.
  private func saysExportIsGone(_ error: PostHogError, _ export: UUID) -> Bool {
    switch error.kind {
    case .job(let failure): [.failed, .cancelled, .continued].contains(failure.reason)
    // The only requests to PostHog are those that wait for the export and those for URLs; only the latter are refused
    // like this.
    case .notFound: error.operationID != nil
    case .validation: error.operationID == FileDownloads.download(in: scope, id: export, part: "0").id
    default: false
    }
  }
}

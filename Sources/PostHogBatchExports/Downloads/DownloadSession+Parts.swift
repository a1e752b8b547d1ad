extension DownloadSession {
  /// Fetches parts, several at the same time. The first failure stops the others; what they have received is kept.
  func fetch(
    _ missing: [Int], of manifest: DownloadManifest, _ ledger: DownloadLedger, from addresses: AddressSource
  ) async throws(PostHogError) {
    let context = PartContext(
      client: client, addresses: addresses, folder: folder, ledger: ledger, board: board, options: options,
      time: addresses.time)
    let superseded = Dictionary(manifest.superseded.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    let failure = await withTaskGroup(of: PostHogError?.self) { group in
      var rest = missing.compactMap { index in manifest.parts.map { (index, $0[index]) } }.makeIterator()
      func startNext() {
        guard let (index, part) = rest.next() else { return }
        group.addTask {
          var download = PartDownload(index, part, superseding: superseded[part.file], in: context)
          do throws(PostHogError) { try await download.run() } catch { return error }
          return nil
        }
      }
      for _ in 0..<min(missing.count, max(1, options.parallelFiles)) { startNext() }
      var failure: PostHogError?
      for await result in group {
        failure = failure ?? result
        if failure == nil { startNext() } else { group.cancelAll() }
      }
      return failure
    }
    if let failure { throw failure }
  }
}

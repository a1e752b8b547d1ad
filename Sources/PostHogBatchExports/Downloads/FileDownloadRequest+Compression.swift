// The server's rule for compressed lines, checked before a request is sent: the server accepts any request, and then
// its export fails.

import OperationCore
import PostHogAPI

extension FileDownloadRequest {
  /// What is wrong with the compression, if anything. The server decides about a compression that this library doesn't
  /// know.
  var compressionFault: String? {
    let refused: [FileCompression] = [.zstd, .lz4, .snappy]
    guard file?.format == .jsonLines, let compression = file?.compression, refused.contains(compression)
    else { return nil }
    return
      "JSONLines files can't be compressed with \(compression.rawValue): choose gzip, brotli or none, or the format Parquet."
  }
}

// The server's rule for compressed lines, kept before a request is sent: the server takes any request, and its export fails.

import OperationCore
import PostHogAPI

extension FileDownloadRequest {
  /// What is wrong with the compression, if anything. A compression that this library does not know is the server's to judge.
  var compressionFault: String? {
    let refused: [FileCompression] = [.zstd, .lz4, .snappy]
    guard file?.format == .jsonLines, let compression = file?.compression, refused.contains(compression)
    else { return nil }
    return
      "JSONLines files can't be compressed with \(compression.rawValue): choose gzip, brotli or none, or the format Parquet."
  }
}

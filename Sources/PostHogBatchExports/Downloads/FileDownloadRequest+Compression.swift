// The server's rule for compressed lines, kept before a request is sent: the server takes any request, and its export fails.

import OperationCore
import PostHogAPI

extension FileDownloadRequest {
  /// What is wrong with the compression, if anything. A compression that this library does not know is the server's to judge.
  var compressionFault: String? {
    let file = JSONValue(self)["file"]
    let refused: [FileCompression] = [.zstd, .lz4, .snappy]
    guard file?["format"]?.string == FileFormat.jsonLines.rawValue,
      let compression = file?["compression"]?.string, refused.contains(FileCompression(rawValue: compression))
    else { return nil }
    return
      "JSONLines files can't be compressed with \(compression): choose gzip, brotli or none, or the format Parquet."
  }
}

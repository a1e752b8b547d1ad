#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file that a download gets where no test says which: ten events, with `event` and `distinct_id`.
enum SampleFile {
  static let rows = 10

  static let jsonLines = Array(
    (0..<rows).map { "{\"event\":\"$pageview\",\"distinct_id\":\"user-\($0)\"}\n" }.joined().utf8)

  /// The same as Parquet, as `scripts/make-parquet.py` made it.
  static let parquet = [UInt8](
    Data(
      base64Encoded: """
        UEFSMRUAFZACFZACLBUUFQAVBhUGHAAAAAIAAAAUAQkAAAAkcGFnZXZpZXcJAAAAJHBhZ2V2aWV3CQAAACRwYWdldmlldwkAAAAkcGFnZXZpZXcJAAAAJHBh\
        Z2V2aWV3CQAAACRwYWdldmlldwkAAAAkcGFnZXZpZXcJAAAAJHBhZ2V2aWV3CQAAACRwYWdldmlldwkAAAAkcGFnZXZpZXcVABXUARXUASwVFBUAFQYVBhwA\
        AAACAAAAFAEGAAAAdXNlci0wBgAAAHVzZXItMQYAAAB1c2VyLTIGAAAAdXNlci0zBgAAAHVzZXItNAYAAAB1c2VyLTUGAAAAdXNlci02BgAAAHVzZXItNwYA\
        AAB1c2VyLTgGAAAAdXNlci05FQQZPDUAGAZzY2hlbWEVBAAVDCUCGAVldmVudCUATBwAAAAVDCUCGAtkaXN0aW5jdF9pZCUATBwAAAAWFBkcGSwmABwVDBkl\
        BgAZGAVldmVudBUAFhQWugIWugImCEkcFQAVABUCADwWtAEZBhkmABQAAAAmABwVDBklBgAZGAtkaXN0aW5jdF9pZBUAFhQW/gEW/gEmwgJJHBUAFQAVAgA8\
        FngZBhkmABQAAAAWuAQWFCYIFrgEACggcGFycXVldC1jcHAtYXJyb3cgdmVyc2lvbiAyNi4wLjEZLBwAABwAAADjAAAAUEFSMQ==
        """) ?? Data())
}

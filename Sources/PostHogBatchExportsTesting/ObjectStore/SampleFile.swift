#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The file of a download for which no test provides one: ten events, with `event` and `distinct_id`.
enum SampleFile {
  static let rows = 10

  static let jsonLines = Array(
    (0..<rows).map { "{\"event\":\"$pageview\",\"distinct_id\":\"user-\($0)\"}\n" }.joined().utf8)

  /// The same file as Parquet, made by `scripts/make-parquet.py`.
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

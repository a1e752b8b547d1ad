import OperationClientURLSession

#if canImport(FoundationNetworking)
  public import FoundationNetworking
#else
  public import Foundation
#endif

extension URLSessionConfiguration {
  /// What this library needs of URLSession: the same as `operationClient`, where it is explained. A new value each time.
  public static var postHog: URLSessionConfiguration { .operationClient }
}

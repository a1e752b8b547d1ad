// Advice for request bodies that a server refuses without naming the function that would have been right.

import OperationClient
import OperationCore
import PostHogAPI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension BackfillRequest: AdvisingBody {
  package var advice: String? {
    let bounds = [startAt, endAt].compactMap(\.self)
    if bounds.contains(where: { Date(rfc3339: $0.queryText) != nil }) {
      return "An export with the interval day or week takes days as bounds: .day(_:)."
    }
    guard !bounds.isEmpty else { return nil }
    return "Days, .day(_:), are for the interval day, and week if they are its first; others take .instant(_:)."
  }
}

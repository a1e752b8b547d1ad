// What a server says of the time to leave it alone (RFC 9110, section 10.2.3).

package import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

package enum RetryAfter {
  /// How long a server is believed where one odd response would silence more than the call that got it: an hour, the longest
  /// window in which APIs commonly count requests.
  package static let longestBelieved: Duration = .seconds(3_600)

  /// How long the server wants to be left alone from now on: it says so in seconds, or as a moment on its own clock, which
  /// `Date` shows. Proxies add fields of their own and join several to one: the longest time counts. A number that is too large
  /// to count with is the largest one; nil when the fields say nothing of it.
  package static func parse(_ fields: HTTPFields) -> Duration? {
    let now = fields[values: .date].lazy.compactMap(HTTPDate.parse).first ?? Date()
    return fields[values: .retryAfter].flatMap { values(in: $0, now) }.max()
  }

  /// What the members of a list say. A date has a comma of its own.
  private static func values(in list: String, _ now: Date) -> [Duration] {
    let members = list.split(separator: ",").map { $0.trimming { $0 == " " || $0 == "\t" } }
    return members.indices.compactMap { index in
      if let duration = seconds(members[index]) { return duration }
      let rest = index + 1 < members.count ? ", \(members[index + 1])" : ""
      let moment = HTTPDate.parse(String(members[index])) ?? HTTPDate.parse(String(members[index]) + rest)
      return moment.map { .seconds(min(max(0, $0.timeIntervalSince(now)), Double(Int32.max))) }
    }
  }

  /// A number of seconds. Some servers give a part of one.
  package static func seconds(_ text: Substring) -> Duration? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }), let number = Double(text)
    else { return nil }
    return .seconds(min(number, Double(Int32.max)))
  }
}

extension Substring {
  /// The text without such characters at either end.
  fileprivate func trimming(_ isSpace: (Character) -> Bool) -> Substring {
    let text = drop(while: isSpace)
    return text.lastIndex { !isSpace($0) }.map { text[...$0] } ?? ""
  }
}

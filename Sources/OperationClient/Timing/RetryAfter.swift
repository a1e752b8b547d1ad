package import HTTPTypes

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How long a server asks a client to wait (RFC 9110, section 10.2.3).
package enum RetryAfter {
  /// The longest pause that is believed where one odd response would silence more than the call that got it: an hour,
  /// the longest window in which APIs commonly count requests.
  package static let longestBelieved: Duration = .seconds(3_600)

  /// Returns the pause that the server asks for from now on.
  ///
  /// The server states it in seconds, or as a time on its own clock, which `Date` shows. Proxies add fields of their
  /// own and join several into one: the longest time counts. A number that is too large to count with becomes the
  /// largest one. Returns `nil` if the fields ask for no pause.
  package static func parse(_ fields: HTTPFields) -> Duration? {
    let now = fields[values: .date].lazy.compactMap(HTTPDate.parse).first ?? Date()
    return fields[values: .retryAfter].flatMap { values(in: $0, now) }.max()
  }

  /// Returns the values in a list. A date has a comma of its own.
  private static func values(in list: String, _ now: Date) -> [Duration] {
    let members = list.split(separator: ",").map { $0.trimming { $0 == " " || $0 == "\t" } }
    return members.indices.compactMap { index in
      if let duration = seconds(members[index]) { return duration }
      let rest = index + 1 < members.count ? ", \(members[index + 1])" : ""
      let moment = HTTPDate.parse(String(members[index])) ?? HTTPDate.parse(String(members[index]) + rest)
      return moment.map { .seconds(min(max(0, $0.timeIntervalSince(now)), Double(Int32.max))) }
    }
  }

  /// Parses a number of seconds. Some servers send fractions.
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

// What a list makes of the links of a server that means it well, of one that is confused, and of one that means harm.

import Testing

@testable import OperationCore

@Suite struct PageLinkTests {
  /// Whatever stands before the query, the query is asked at the list's own path.
  @Test(
    arguments: [
      "https://own.example/api/projects/1/things/", "http://own.example/api/projects/1/things/",
      "https://own.example:8443/posthog/api/projects/1/things/", "https://evil.example/api/projects/1/things/",
      "https://user:secret@own.example/api/projects/1/things/", "//evil.example/api/projects/1/things/",
      "ftp://evil.example/api/projects/1/things/", "/api/projects/1/things/", "/posthog/api/projects/1/things/", "",
      "./",
      "../things/", "/api/projects/1/things", "/api/projects/1/things//", "/api/projects/%31/%74hings/",
      "/api/projects/1/./things/", "/api/environments/1/things/", "https://own.example/other/1/things/",
    ])
  func takesTheQueryOnly(_ place: String) async {
    let server = ListServer([
      "": page([1], of: 2, next: "\(place)?offset=1&cursor=a%2Bb+c%3D#?fragment"),
      "offset=1&cursor=a%2Bb%20c%3D": page([2], of: 2, next: nil),
    ])
    let (items, failure) = await read(server.items(of: things()))
    #expect(items == [1, 2] && failure == nil)
    #expect(server.requests == ["/api/projects/1/things/?", "/api/projects/1/things/?offset=1&cursor=a%2Bb%20c%3D"])
  }

  @Test(
    arguments: [
      ("https://own.example/api/projects/1/others/?a=1", "/api/projects/1/others/"),
      ("https://own.example/api/projects/2/things/?a=1", "/api/projects/2/things/"),
      ("https://own.example/api/projects/1/things/x/?a=1", "/api/projects/1/things/x/"),
      ("https://own.example/api/projects/1/things/../?a=1", "/api/projects/1/things/../"),
      ("https://own.example/api/projects/1/things/%2e%2E/?a=1", "/api/projects/1/things/%2e%2E/"),
      ("https://own.example/api/projects/1/things;a=1", "/api/projects/1/things;a=1"),
      ("https://own.example/api/projects/1%2Fthings/?a=1", "/api/projects/1%2Fthings/"),
      ("https://own.example/api/projects/11/things/?a=1", "/api/projects/11/things/"),
      ("https://own.example/api/projects/1/THINGS/?a=1", "/api/projects/1/THINGS/"),
      ("https://own.example/1/th+ings/?a=1", "/1/th+ings/"), ("https://own.example?a=1", "/"), ("/?a=1", "/"),
      ("things/?a=1", "things/"), ("javascript:alert(1)?a=1", "javascript:alert(1)"),
      ("javascript:/api/projects/1/things/?a=1", "javascript:/api/projects/1/things/"),
      ("data:,x?a=1", "data:,x"), ("https:/api/projects/1/things/?a=1", "https:/api/projects/1/things/"),
      (#"\\evil.example\api\?a=1"#, #"\\evil.example\api\"#),
      ("/api/a\nb\u{202E}c/?a=1", "/api/a b c/"), ("/\(String(repeating: "x", count: 999))?a=1", "long"),
    ])
  func refusesAnotherPathByName(_ next: String, _ path: String) async {
    let server = ListServer(["": page([1], of: 2, next: next)])
    let (items, failure) = await read(server.items(of: things()))
    let named = path == "long" ? "/\(String(repeating: "x", count: 199))…" : path
    guard case .paging(let fault) = failure, case .otherPath = fault.reason else {
      return #expect(Bool(false), "\(String(describing: failure))")
    }
    #expect(items == [1] && fault.description.hasSuffix("leads to another path, \(named)"))
    #expect(server.requests.count == 1)
  }

  @Test(
    arguments: [
      "", "?", "#a=1", "https://own.example/api/projects/1/things/", "?a=%", "?a=%FF", "?&&", "?#a=1",
      "?a=\(String(repeating: "x", count: PageLink.maximumLength))",
    ])
  func refusesLinksWithoutAQuery(_ next: String) async {
    let server = ListServer(["": page([1], of: 2, next: next)])
    let (items, failure) = await read(server.items(of: things()))
    #expect(items == [1] && failure == .paging("things_list", .malformed))
    #expect(server.requests.count == 1)
  }

  /// A page that links to itself, to one before it, and a circle that does not hold the first page.
  @Test(
    arguments: [
      (["": "?a=1", "a=1": "?a=1"], 2), (["": "?a=1", "a=1": "?a=2", "a=2": "?a=1"], 3),
      (["a=0": "?a=1", "a=1": "?a=0"], 2), (["": "?a=1", "a=1": "//other.example/runs/?a=%31#again"], 2),
    ])
  func findsLoopsBeforeTheyAreWalkedTwice(_ links: [String: String], _ requests: Int) async {
    let server = ListServer(links.mapValues { page([1], next: $0) })
    let start: Query = links[""] == nil ? ["a": 0] : [:]
    let (items, failure) = await read(server.items(of: runs(start)))
    #expect(items.count == requests && failure == .paging("runs_list", .repeated))
    #expect(server.requests.count == requests)
  }

  /// Far back in a list circles are found without remembering every page.
  @Test(arguments: [1, 2, 7, 1000]) func findsLoopsFarBack(_ period: Int) {
    var loop = LoopGuard()
    var asked = 0
    while !loop.isRepeat(["cursor": asked < 20_000 ? asked : 20_000 + (asked - 20_000) % period]) { asked += 1 }
    #expect(asked >= 20_000 && asked <= 70_000)
  }

  @Test func readsThousandsOfPages() async {
    let server = ListServer { query in
      let place = query["cursor"].flatMap { Int($0) } ?? 0
      return page([place], next: place == 3_000 ? nil : "?cursor=\(place + 1)")
    }
    #expect(await read(server.items(of: runs())).elements == Array(0...3_000))
  }

  @Test(
    arguments: [
      ("http://own.example", "http://own.example"), ("//Evil.Example:80", "//evil.example:80"),
      ("HTTPS://own.example@evil.example", "https://evil.example"), ("https://[::1]:8000", "https://[::1]:8000"),
      ("https://[::1]", "https://[::1]"), ("https://8000", "https://8000"), ("https://:80", "https://:80"),
      ("https://h:", "https://h"), ("https://h:99999999999999999999", "https://h"),
    ])
  func tellsOnceOfAForeignPlace(_ origin: String, _ told: String) async {
    let path = "/api/projects/1/things/"
    let server = ListServer([
      "": page([1], of: 4, next: "https://own.example\(path)?offset=1"),
      "offset=1": page([2], of: 4, next: "\(origin)\(path)?offset=2&secret=s"),
      "offset=2&secret=s": page([3], of: 4, next: "https://third.example\(path)?offset=3"),
      "offset=3": page([4], of: 4, next: nil),
    ])
    #expect(await read(server.items(of: things())).elements == [1, 2, 3, 4])
    #expect(server.notes == ["things_list \(told)"])
  }
}

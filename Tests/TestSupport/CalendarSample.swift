/// What the real server does with the calendar of an export, by hand and from the tests of Temporal and PostHog. The library's
/// calendar and the schedule of the fake are both held to it.
package struct CalendarSample: Sendable, CustomStringConvertible {
  package let description: String
  /// Whether tests of the server's scheduler confirm it; otherwise a model of its search says so, which nobody has run.
  package let isCertain: Bool
  /// The interval as the API names it.
  package let interval: String
  package let zone: String
  package let day: Int?
  package let hour: Int?
  package let from: String
  package let to: String
  /// The ends of the intervals that end within the window.
  package let grid: [String]
  /// The runs of the schedule that do, as `start end`.
  package let runs: [String]

  private init(
    _ description: String, isCertain: Bool, _ interval: String, _ zone: String, day: Int? = nil, hour: Int? = nil,
    from: String, to: String, grid: [String], runs: [String]
  ) {
    (self.description, self.isCertain, self.interval, self.zone) = (description, isCertain, interval, zone)
    (self.day, self.hour, self.from, self.to, self.grid, self.runs) = (day, hour, from, to, grid, runs)
  }

  package static let all = [
    CalendarSample(
      "hour, zone without meaning (Kathmandu +05:45): whole UTC hours", isCertain: true, "hour", "Asia/Kathmandu",
      from: "2026-05-01T00:10:00Z", to: "2026-05-01T03:10:00Z",
      grid: ["2026-05-01T01:00:00Z", "2026-05-01T02:00:00Z", "2026-05-01T03:00:00Z"],
      runs: [
        "2026-05-01T00:00:00Z 2026-05-01T01:00:00Z", "2026-05-01T01:00:00Z 2026-05-01T02:00:00Z",
        "2026-05-01T02:00:00Z 2026-05-01T03:00:00Z",
      ]),
    CalendarSample(
      "15 minutes, over spring forward: nothing happens", isCertain: true, "every 15 minutes", "US/Pacific",
      from: "2026-03-08T09:40:00Z", to: "2026-03-08T10:20:00Z",
      grid: ["2026-03-08T09:45:00Z", "2026-03-08T10:00:00Z", "2026-03-08T10:15:00Z"],
      runs: [
        "2026-03-08T09:30:00Z 2026-03-08T09:45:00Z", "2026-03-08T09:45:00Z 2026-03-08T10:00:00Z",
        "2026-03-08T10:00:00Z 2026-03-08T10:15:00Z",
      ]),
    CalendarSample(
      "day, UTC, leap day", isCertain: true, "day", "UTC", hour: 0, from: "2028-02-28T00:00:00Z",
      to: "2028-03-02T00:00:00Z",
      grid: ["2028-02-28T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z", "2028-03-02T00:00:00Z"],
      runs: [
        "2028-02-27T00:00:00Z 2028-02-28T00:00:00Z", "2028-02-28T00:00:00Z 2028-02-29T00:00:00Z",
        "2028-02-29T00:00:00Z 2028-03-01T00:00:00Z", "2028-03-01T00:00:00Z 2028-03-02T00:00:00Z",
      ]),
    CalendarSample(
      "day at midnight, US/Eastern, 25 h", isCertain: true, "day", "US/Eastern", hour: 0, from: "2026-10-31T00:00:00Z",
      to: "2026-11-03T12:00:00Z",
      grid: ["2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "2026-11-03T05:00:00Z"],
      runs: [
        "2026-10-30T04:00:00Z 2026-10-31T04:00:00Z", "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z",
        "2026-11-01T04:00:00Z 2026-11-02T05:00:00Z", "2026-11-02T05:00:00Z 2026-11-03T05:00:00Z",
      ]),
    CalendarSample(
      "day at 02:00 US/Pacific, skipped: one day is never scheduled", isCertain: true, "day", "US/Pacific", hour: 2,
      from: "2026-03-07T00:00:00Z", to: "2026-03-10T12:00:00Z",
      grid: ["2026-03-07T10:00:00Z", "2026-03-08T10:00:00Z", "2026-03-09T09:00:00Z", "2026-03-10T09:00:00Z"],
      runs: [
        "2026-03-06T10:00:00Z 2026-03-07T10:00:00Z", "2026-03-08T10:00:00Z 2026-03-09T09:00:00Z",
        "2026-03-09T09:00:00Z 2026-03-10T09:00:00Z",
      ]),
    CalendarSample(
      "day at 01:00 US/Pacific, repeated: two runs", isCertain: true, "day", "US/Pacific", hour: 1,
      from: "2026-10-31T00:00:00Z", to: "2026-11-03T12:00:00Z",
      grid: ["2026-10-31T08:00:00Z", "2026-11-01T08:00:00Z", "2026-11-02T09:00:00Z", "2026-11-03T09:00:00Z"],
      runs: [
        "2026-10-30T08:00:00Z 2026-10-31T08:00:00Z", "2026-10-31T08:00:00Z 2026-11-01T08:00:00Z",
        "2026-10-31T08:00:00Z 2026-11-01T09:00:00Z", "2026-11-01T08:00:00Z 2026-11-02T09:00:00Z",
        "2026-11-02T09:00:00Z 2026-11-03T09:00:00Z",
      ]),
    CalendarSample(
      "day at midnight, America/Havana, midnight repeated", isCertain: true, "day", "America/Havana", hour: 0,
      from: "2026-10-31T00:00:00Z", to: "2026-11-03T00:00:00Z",
      grid: ["2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
      runs: [
        "2026-10-30T04:00:00Z 2026-10-31T04:00:00Z", "2026-10-31T04:00:00Z 2026-11-01T04:00:00Z",
        "2026-10-31T04:00:00Z 2026-11-01T05:00:00Z", "2026-11-01T04:00:00Z 2026-11-02T05:00:00Z",
      ]),
    CalendarSample(
      "day at 02:00 Europe/Berlin, repeated: only the second, 25 h, then an hour twice", isCertain: false, "day",
      "Europe/Berlin", hour: 2, from: "2026-10-24T00:00:00Z", to: "2026-10-27T00:00:00Z",
      grid: ["2026-10-24T00:00:00Z", "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"],
      runs: [
        "2026-10-23T00:00:00Z 2026-10-24T00:00:00Z", "2026-10-24T00:00:00Z 2026-10-25T01:00:00Z",
        "2026-10-25T00:00:00Z 2026-10-26T01:00:00Z",
      ]),
    CalendarSample(
      "day at 01:00 Europe/London, repeated: only the second", isCertain: false, "day", "Europe/London", hour: 1,
      from: "2026-10-24T00:00:00Z", to: "2026-10-27T00:00:00Z",
      grid: ["2026-10-24T00:00:00Z", "2026-10-25T00:00:00Z", "2026-10-26T01:00:00Z"],
      runs: [
        "2026-10-23T00:00:00Z 2026-10-24T00:00:00Z", "2026-10-24T00:00:00Z 2026-10-25T01:00:00Z",
        "2026-10-25T00:00:00Z 2026-10-26T01:00:00Z",
      ]),
    CalendarSample(
      "day at 05:00 Kathmandu", isCertain: true, "day", "Asia/Kathmandu", hour: 5, from: "2026-05-01T00:00:00Z",
      to: "2026-05-04T00:00:00Z",
      grid: ["2026-05-01T23:15:00Z", "2026-05-02T23:15:00Z", "2026-05-03T23:15:00Z"],
      runs: [
        "2026-04-30T23:15:00Z 2026-05-01T23:15:00Z", "2026-05-01T23:15:00Z 2026-05-02T23:15:00Z",
        "2026-05-02T23:15:00Z 2026-05-03T23:15:00Z",
      ]),
    CalendarSample(
      "week on Sunday (0) at 02:00 US/Pacific, skipped", isCertain: true, "week", "US/Pacific", day: 0, hour: 2,
      from: "2026-02-28T00:00:00Z", to: "2026-03-16T00:00:00Z",
      grid: ["2026-03-01T10:00:00Z", "2026-03-08T10:00:00Z", "2026-03-15T09:00:00Z"],
      runs: ["2026-02-22T10:00:00Z 2026-03-01T10:00:00Z", "2026-03-08T10:00:00Z 2026-03-15T09:00:00Z"]),
    CalendarSample(
      "week on Monday (1) at 02:00 Berlin", isCertain: true, "week", "Europe/Berlin", day: 1, hour: 2,
      from: "2026-10-10T00:00:00Z", to: "2026-11-04T00:00:00Z",
      grid: ["2026-10-12T00:00:00Z", "2026-10-19T00:00:00Z", "2026-10-26T01:00:00Z", "2026-11-02T01:00:00Z"],
      runs: [
        "2026-10-05T00:00:00Z 2026-10-12T00:00:00Z", "2026-10-12T00:00:00Z 2026-10-19T00:00:00Z",
        "2026-10-19T00:00:00Z 2026-10-26T01:00:00Z", "2026-10-26T01:00:00Z 2026-11-02T01:00:00Z",
      ]),
  ]
}

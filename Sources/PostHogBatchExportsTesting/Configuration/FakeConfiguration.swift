/// The configuration of a ``FakePostHog``: who may use it, what exists at the start, and which era of the server it
/// imitates.
///
/// By default, it imitates a current server with all released features enabled and without throttling.
public struct FakeConfiguration: Sendable {
  /// The organizations at the start. The first one is the current organization of a key that has none.
  public var organizations: [FakeOrganization] = [FakeOrganization()]
  /// The projects at the start. The first one is the current project of a key that has none.
  public var projects: [FakeProject] = [FakeProject()]
  /// The keys that the server accepts.
  public var keys: [FakeAPIKey] = [FakeAPIKey()]
  /// The linked integrations, from which all destinations get their credentials.
  public var integrations = FakeIntegration.oneOfEachKind

  /// The features that are enabled for the projects.
  public var features = Features()
  /// The default page sizes.
  public var pageSizes = PageSizes()
  /// How long jobs take, on the fake's clock.
  public var timing = JobTiming()
  /// Whether exports run by themselves, when their intervals end.
  public var schedules = Schedules.stopped
  /// Determines how long after the end of its interval each scheduled run starts, as a random number would.
  public var jitterSeed: UInt64 = 0
  /// The number of runs that are kept of each export. Beyond that, the fake forgets the oldest; a leap of the clock over
  /// more intervals makes only those runs that are kept.
  public var runLimit = 50_000
  /// Whether a backfill first counts the rows and begins where they begin. Without this, as if the count took too long,
  /// it begins at its start. Queries are never counted.
  public var estimatesBackfills = true
  /// Makes every n-th run fail, of those whose outcome no test has set: 1 for every run, 3 for every third. With `nil`,
  /// the default, none fails.
  public var failingRunPeriod: Int?
  /// The number of requests that a key may send; `nil` disables throttling, as on a self-hosted server.
  public var rateLimit: RateLimit?
  /// The number of backfills per project that may be active at a time.
  public var maxConcurrentBackfills = 10
  /// The number of file downloads per project that may be active at a time: 20, as on the real server.
  public var maxConcurrentFileDownloads = 20

  /// How the server handles `/api/environments/…`.
  public var environmentAlias = EnvironmentAlias.served
  /// Whether `/api/organizations/{id}/batch_exports/…` and the deprecated `backfill/` action exist, as on older
  /// servers.
  public var servesDeprecatedRoutes = true
  /// Whether a personal API key may read the logs of exports and file downloads.
  public var logAccess = Access.allowed
  /// The result of reading the logs of a run; on current servers, it fails.
  public var runLogs = RunLogs.failing
  /// Whether a personal API key may call `environments_rollback`, an action without a scope.
  public var rollbackAccess = Access.forbidden
  /// The status of the response to retrying a run: 201, or 200 as in older schemas.
  public var retryStatus = RetryStatus.created
  /// The form of the ID in the response to starting a backfill.
  public var backfillIDs = BackfillIDs.uuid
  /// Whether destination configs are returned as they were sent or, as by older servers, with every number and boolean
  /// as text.
  public var configValues = ConfigValues.typed
  /// The origin of `next` and `previous` in lists.
  public var links = Links.asRequested

  /// The origin of the object store that file downloads redirect to, which is another host than the API's.
  public var objectStoreURL = "https://objects.fake.invalid"
  /// How long a presigned URL is valid, unless its file expires earlier.
  public var presignedURLLifetime = Duration.seconds(3600)
  /// How long the files of a download are kept.
  public var fileLifetime = Duration.seconds(7 * 24 * 3600)

  /// Creates the default configuration, as described at each property.
  public init() {}
}

extension FakeConfiguration {
  /// Whether exports run by themselves.
  public enum Schedules: Sendable, Hashable {
    /// Runs appear only where a test or a backfill starts them.
    case stopped
    /// Each export that isn't paused runs when an interval ends, as on the real server: a little later, at its hour in its
    /// time zone, not at all in an hour that daylight saving skips, and up to twice in one that it repeats. Nothing is made
    /// up for after a pause.
    case running
  }

  /// The feature flags of the server.
  public struct Features: Sendable, Hashable {
    /// The model `hogql`, and counting rows.
    public var hogQL = true
    /// Intervals of 5 and 15 minutes.
    public var shortIntervals = true
    /// Backfills without a start.
    public var backfillFromBeginning = true
    /// Destinations of type `Workflows`.
    public var workflows = false
    /// Several organizations. Without this feature, creating one is refused.
    public var multipleOrganizations = true

    /// Enables all features but `workflows`.
    public init() {}
  }

  /// The number of items on a page if the request doesn't specify it.
  public struct PageSizes: Sendable, Hashable {
    /// Lists with `limit` and `offset`.
    public var offsetLists = 100
    /// Runs; a request can't change it.
    public var runs = 100
    /// Backfills; a request can't change it.
    public var backfills = 50
    /// Logs.
    public var logs = 50

    /// Creates the page sizes of the real server.
    public init() {}
  }

  /// How long each phase of a job lasts.
  public struct JobTiming: Sendable, Hashable {
    /// The time in `Starting`.
    public var starting = Duration.seconds(5)
    /// The time in `Running`, for a run and for the query of a file download.
    public var running = Duration.seconds(30)
    /// The time during which a file download is done but its files aren't listed yet, so that its status is still
    /// `Running`.
    public var listingFiles = Duration.seconds(5)
    /// The time from the response to starting a backfill until the backfill can be retrieved.
    public var backfillAppears = Duration.zero
    /// The time from the end of a run of a backfill to the start of the next one.
    public var betweenRuns = Duration.seconds(1)

    /// Creates the default timing: half a minute for a run, a little longer for a file download.
    public init() {}
  }

  /// Limits for sliding windows over the requests of a key.
  public struct RateLimit: Sendable, Hashable {
    /// The number of requests in any 60 seconds.
    public var perMinute: Int
    /// The number of requests in any 3600 seconds.
    public var perHour: Int

    /// Creates a limit; by default, that of PostHog Cloud.
    public init(perMinute: Int = 480, perHour: Int = 4800) {
      self.perMinute = perMinute
      self.perHour = perHour
    }
  }
}

extension FakeConfiguration.JobTiming {
  /// Multiplies the duration of every phase of a job by `factor`; less than 1 is faster.
  public mutating func scale(by factor: Double) {
    starting = starting * factor
    running = running * factor
    listingFiles = listingFiles * factor
    backfillAppears = backfillAppears * factor
    betweenRuns = betweenRuns * factor
  }
}

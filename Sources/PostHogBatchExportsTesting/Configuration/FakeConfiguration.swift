/// What a ``FakePostHog`` is like: who may ask, what exists at the start, and which of the server's eras it imitates.
///
/// The defaults imitate a current server on which everything is switched on and nothing is throttled.
public struct FakeConfiguration: Sendable {
  /// The organizations at the start. A key without a current organization takes the first.
  public var organizations: [FakeOrganization] = [FakeOrganization()]
  /// The projects at the start. A key without a current project takes the first.
  public var projects: [FakeProject] = [FakeProject()]
  /// The keys that the server knows.
  public var keys: [FakeAPIKey] = [FakeAPIKey()]
  /// The linked integrations, the source of every destination's credentials.
  public var integrations = FakeIntegration.oneOfEachKind

  /// What is enabled for the projects.
  public var features = Features()
  /// Default page sizes.
  public var pageSizes = PageSizes()
  /// How long jobs take on the clock of the fake.
  public var timing = JobTiming()
  /// Lets every so many-th run fail, of those of which no test says what they come to: 1 all of them, 3 every third. `nil`, the
  /// default, lets none fail.
  public var failingRunPeriod: Int?
  /// Requests a key may send; `nil` throttles nothing, as on a self-hosted server.
  public var rateLimit: RateLimit?
  /// Backfills of a project that may be active at a time.
  public var maxConcurrentBackfills = 10
  /// File downloads of a project that may be active at a time: 20, as on the server.
  public var maxConcurrentFileDownloads = 20

  /// What `/api/environments/…` does.
  public var environmentAlias = EnvironmentAlias.served
  /// Whether `/api/organizations/{id}/batch_exports/…` and the deprecated `backfill/` action exist, as on older servers.
  public var servesDeprecatedRoutes = true
  /// Whether a personal API key may read the logs of exports and file downloads.
  public var logAccess = Access.allowed
  /// What reading the logs of one run ends in; current servers fail.
  public var runLogs = RunLogs.failing
  /// Whether a personal API key may call `environments_rollback`, an action without a scope.
  public var rollbackAccess = Access.forbidden
  /// The status that answers a retried run: 201, or 200 as older schemas have it.
  public var retryStatus = RetryStatus.created
  /// How the id that answers a new backfill is built.
  public var backfillIDs = BackfillIDs.uuid
  /// Whether destination configs come back as they were sent or, as from older servers, with every scalar as text.
  public var configValues = ConfigValues.typed
  /// How the `next` and `previous` of lists begin.
  public var links = Links.asRequested

  /// The origin of the object store that file downloads redirect to: another host than the API's.
  public var objectStoreURL = "https://objects.fake.invalid"
  /// How long a presigned URL works, unless its file expires before.
  public var presignedURLLifetime = Duration.seconds(3600)
  /// How long the files of a download are kept.
  public var fileLifetime = Duration.seconds(7 * 24 * 3600)

  /// The defaults described at each member.
  public init() {}
}

extension FakeConfiguration {
  /// Feature flags of the server.
  public struct Features: Sendable, Hashable {
    /// The model `hogql`, and counting rows.
    public var hogQL = true
    /// Intervals of 5 and 15 minutes.
    public var shortIntervals = true
    /// Backfills without a start.
    public var backfillFromBeginning = true
    /// Destinations of type `Workflows`.
    public var workflows = false
    /// More than one organization, without which creating one is refused.
    public var multipleOrganizations = true

    /// Everything but `workflows`.
    public init() {}
  }

  /// Items on a page when the request does not say.
  public struct PageSizes: Sendable, Hashable {
    /// Lists with `limit` and `offset`.
    public var offsetLists = 100
    /// Runs; a request can't change it.
    public var runs = 100
    /// Backfills; a request can't change it.
    public var backfills = 50
    /// Logs.
    public var logs = 50

    /// The sizes of the real server.
    public init() {}
  }

  /// How long each part of a job lasts.
  public struct JobTiming: Sendable, Hashable {
    /// Time in `Starting`.
    public var starting = Duration.seconds(5)
    /// Time in `Running`, for one run and for the query of a file download.
    public var running = Duration.seconds(30)
    /// Time in which a file download is done but its files are not listed yet, so that it still says `Running`.
    public var listingFiles = Duration.seconds(5)
    /// Time from the answer to a new backfill until it can be retrieved.
    public var backfillAppears = Duration.zero
    /// Runs of one backfill that go on at a time.
    public var concurrentRuns = 5

    /// Half a minute for a run, a little longer for a file download.
    public init() {}
  }

  /// Sliding windows over the requests of one key.
  public struct RateLimit: Sendable, Hashable {
    /// Requests in any 60 seconds.
    public var perMinute: Int
    /// Requests in any 3600 seconds.
    public var perHour: Int

    /// The defaults are those of the PostHog clouds.
    public init(perMinute: Int = 480, perHour: Int = 4800) {
      self.perMinute = perMinute
      self.perHour = perHour
    }
  }
}

extension FakeConfiguration.JobTiming {
  /// Makes every part of a job take `factor` times as long; less than 1 is faster.
  public mutating func scale(by factor: Double) {
    starting = starting * factor
    running = running * factor
    listingFiles = listingFiles * factor
    backfillAppears = backfillAppears * factor
  }
}

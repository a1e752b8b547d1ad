extension BackfillKind {
  /// Why an interval of this kind is left out of a plan, in half a sentence.
  public var reason: String {
    switch self {
    case .missing: "no run of it exists, and such intervals weren't asked for"
    case .failed: "its run failed, and such intervals weren't asked for"
    case .partlyCovered: "it is exported in part, and such intervals weren't asked for"
    case .clocksSkipIt: "the clocks skip its time, and such intervals weren't asked for"
    case .cancelled: "its run was cancelled, and such intervals weren't asked for"
    case .beforeCreation: "it ended before the export was created"
    case .perhapsPaused: "the export may have been paused"
    case .empty: "a backfill found nothing to export there"
    case .covered: "it is exported already"
    case .running: "a run or a backfill of it is in progress"
    case .tooRecent: "its run may still come"
    case .unknownStatus: "a run of it has a status that this version of the library doesn't know"
    case .unreachable: "clocks skip the time of its run; only a file download exports it"
    case .startsAtSkippedTime:
      "a backfill can't begin there, because the clocks skip that time; begin with the interval before, or use a file "
        + "download"
    default: "\(rawValue)"
    }
  }
}

import ArgumentParser
import PostHogBatchExports

/// A kind of gap that is exported only if the user asks for it, because it may be meant.
enum OptionalGap: String, CaseIterable, ExpressibleByArgument {
  case perhapsPaused = "perhaps_paused"
  case cancelled
  case empty
  case beforeCreation = "before_creation"

  var kind: BackfillKind { BackfillKind(rawValue: rawValue) }
}

// Which keys a client has: whatever it says has to be without them.

import OperationCore
import Synchronization

/// The keys that credentials gave out lately.
final class KnownKeys: Sendable {
  /// Requests that run at the same time may have different ones. Beyond these the oldest is forgotten.
  private static let limit = 32

  private let keys: Mutex<[Secret]>

  init(_ keys: [Secret] = []) {
    self.keys = Mutex(keys)
  }

  var all: [Secret] { keys.withLock(\.self) }

  /// Remembers a key.
  func note(_ key: Secret) {
    keys.withLock { keys in
      guard keys.last != key else { return }
      keys.removeAll { $0 == key }
      keys.append(key)
      if keys.count > Self.limit { keys.removeFirst() }
    }
  }
}

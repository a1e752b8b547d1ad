import OperationCore
import Synchronization

/// The keys that the credentials returned most recently, which must not appear in any text of the client.
final class KnownKeys: Sendable {
  /// Requests that run at the same time may have different keys. Beyond this many the oldest is forgotten.
  private static let limit = 32

  private let keys: Mutex<[Secret]>

  init(_ keys: [Secret] = []) {
    self.keys = Mutex(keys)
  }

  var all: [Secret] { keys.withLock(\.self) }

  /// Records a key.
  func note(_ key: Secret) {
    keys.withLock { keys in
      guard keys.last != key else { return }
      keys.removeAll { $0 == key }
      keys.append(key)
      if keys.count > Self.limit { keys.removeFirst() }
    }
  }
}

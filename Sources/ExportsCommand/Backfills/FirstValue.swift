import Synchronization

/// The first of the values that several tasks may set, and what is done when it is there.
final class FirstValue<Value: Sendable>: Sendable {
  private struct State {
    var value: Value?
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// The first value; `nil` if there is none yet.
  var value: Value? { state.withLock { $0.value } }

  /// Sets the value if there is none.
  func set(_ value: Value) {
    let action = state.withLock { state in
      guard state.value == nil else { return nil as (@Sendable () -> Void)? }
      state.value = value
      return state.action
    }
    action?()
  }

  /// Calls a function once there is a value, at once if there is one.
  func onValue(_ action: @escaping @Sendable () -> Void) {
    let isThere = state.withLock { state in
      state.action = action
      return state.value != nil
    }
    if isThere { action() }
  }
}

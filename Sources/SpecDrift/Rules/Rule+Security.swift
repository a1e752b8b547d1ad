extension Rule {
  /// Credentials that operations require.
  static let security: [Rule] = [
    Rule(
      "security.required",
      "an operation that needed no credentials requires some",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.opened",
      advice: "Keep accepting requests without credentials, or give every program some before the change.",
      before: "security: []",
      after: "security: [{token: []}]"),
    Rule(
      "security.opened",
      "an operation no longer requires credentials",
      wire: .info, source: .none, behaviour: .none, mirror: "security.required",
      advice: "Check that the operation is meant to be open to everyone. Programs may keep sending credentials.",
      before: "security: [{token: []}]",
      after: "security: []"),
    Rule(
      "security.alternative-added",
      "another way to authenticate is added",
      wire: .info, source: .none, behaviour: .none, mirror: "security.alternative-removed",
      advice: "Nothing has to be done. Programs keep authenticating as they do.",
      before: "security: [{token: []}]",
      after: "security: [{token: []}, {session: []}]"),
    Rule(
      "security.alternative-removed",
      "a way to authenticate is removed",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.alternative-added",
      advice: "Move the programs that authenticate in this way to another one before it is removed.",
      before: "security: [{token: []}, {session: []}]",
      after: "security: [{token: []}]"),
    Rule(
      "security.tightened",
      "schemes of which one was enough are now all required",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.loosened",
      advice: "Give each program both credentials before the server asks for both.",
      before: "security: [{token: []}, {session: []}]",
      after: "security: [{token: [], session: []}]"),
    Rule(
      "security.loosened",
      "of schemes that were all required, one is now enough",
      wire: .info, source: .none, behaviour: .none, mirror: "security.tightened",
      advice: "Check that one of the credentials alone is meant to be enough. Programs may keep sending both.",
      before: "security: [{token: [], session: []}]",
      after: "security: [{token: []}, {session: []}]"),
    Rule(
      "security.scope-added",
      "another scope is required (OAuth, or x-scopes)",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.scope-removed",
      advice: "Give the keys and tokens of each program the new scope before the server asks for it.",
      before: "security: [{login: [read]}]",
      after: "security: [{login: [read, write]}]"),
    Rule(
      "security.scope-removed",
      "a scope is no longer required",
      wire: .info, source: .none, behaviour: .none, mirror: "security.scope-added",
      advice: "Nothing has to be done. Keys and tokens can be made without the scope from now on.",
      before: "security: [{login: [read, write]}]",
      after: "security: [{login: [read]}]"),
    Rule(
      "security.scheme-changed",
      "the type, scheme, place or key name of a security scheme changes; schemes are compared by what they do, not by their names",
      wire: .breaking, source: .none, behaviour: .none, mirror: "security.scheme-changed",
      advice: "Accept credentials in the old form as well until programs are rebuilt or configured otherwise.",
      before: "token: {type: apiKey, in: header, name: X-Key}",
      after: "token: {type: apiKey, in: header, name: X-Token}"),
    Rule(
      "security.url-changed",
      "the URL that issues tokens changes, or the description of a scope",
      wire: .warning, source: .none, behaviour: .none, mirror: "security.url-changed",
      advice: "Change the address from which programs get their tokens, and read what the scopes mean now.",
      before: "tokenUrl: https://login.example.com/token",
      after: "tokenUrl: https://accounts.example.com/token"),
  ]
}

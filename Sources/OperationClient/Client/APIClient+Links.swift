// What the client makes of a list's links that name another place. Their host is logged and never asked.

import Logging
public import OperationCore

extension APIClient {
  /// Whether a link names another scheme, host or port than those of ``host``.
  public func isForeign(_ origin: LinkOrigin) -> Bool {
    let scheme = origin.scheme ?? host.origin.scheme
    let port = origin.port == (scheme == "https" ? 443 : 80) ? nil : origin.port
    return scheme != host.origin.scheme || origin.host != host.origin.host || port != host.origin.port
  }

  /// Logs once a list, at level `notice`, that the server links to another host: a sign that it does not know the name
  /// under which it is reached. The host is logged; path and query are not.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {
    let place = printable(core.redaction.redacted(origin.description, keys: knownKeys), limit: 300)
    core.logger.notice(
      "the server links to another host; only the query of such links is used",
      metadata: ["operation": "\(operationID)", "host": "\(host.origin)", "linked_host": "\(place)"])
  }
}

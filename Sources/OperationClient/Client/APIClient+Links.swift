import Logging
public import OperationCore

extension APIClient {
  /// Returns whether a link names another scheme, host or port than ``host``.
  public func isForeign(_ origin: LinkOrigin) -> Bool {
    let scheme = origin.scheme ?? host.origin.scheme
    let port = origin.port == (scheme == "https" ? 443 : 80) ? nil : origin.port
    return scheme != host.origin.scheme || origin.host != host.origin.host || port != host.origin.port
  }

  /// Logs at level `notice`, once per list, that the server links to another host: a sign that it doesn't know the name
  /// under which clients reach it.
  ///
  /// The log line holds the host, but not the path or the query. The client never connects to that host.
  public func noteForeignLink(to origin: LinkOrigin, operationID: String) {
    let place = printable(core.redaction.redacted(origin.description, keys: knownKeys), limit: 300)
    core.logger.notice(
      "the server links to another host; only the query of such links is used",
      metadata: ["operation": "\(operationID)", "host": "\(host.origin)", "linked_host": "\(place)"])
  }
}

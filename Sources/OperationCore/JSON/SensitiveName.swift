/// Names whose values are secret: the one list for whatever prints names with values.
public enum SensitiveName {
  /// What such names contain, in lower case, without hyphens and underscores.
  private static let parts = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "privatekey", "credential",
    "authorization", "cookie", "signature", "connectionstring", "sastoken",
  ]

  /// Whether a name tells that its value is secret: `aws_secret_access_key`, `X-API-Key`, `dbPassword`.
  public static func matches(_ name: String) -> Bool {
    let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    return parts.contains { plain.contains($0) }
  }
}

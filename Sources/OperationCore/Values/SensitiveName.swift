/// Names whose values are secret: the one list for whatever prints names with values.
public enum SensitiveName {
  /// What such names contain, in lower case, without what separates their words.
  private static let parts = [
    "password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "apikey", "accesskey", "accountkey",
    "privatekey", "credential", "authorization", "cookie", "signature", "connectionstring", "hmac", "jwt", "webhookurl",
  ]
  /// Words that are too short, or too often a part of others, to be looked for anywhere else than by themselves.
  private static let words: Set<String> = [
    "pass", "pw", "pin", "otp", "auth", "oauth", "bearer", "cred", "creds", "dsn", "sas", "sig", "pem", "pfx", "psk",
    "csrf", "xsrf",
  ]
  /// What a key is for that is secret. Of others, such as `primary_key` and `sort_key`, the name tells a column.
  private static let keyWords: Set<String> = [
    "admin", "aes", "app", "auth", "cipher", "client", "crypto", "decryption", "deploy", "encryption", "host", "kms",
    "license", "master", "rsa", "service", "session", "shared", "signing", "ssh", "ssl", "storage", "symmetric", "tls",
    "webhook", "write",
  ]

  /// Whether a name tells that its value is secret: `aws_secret_access_key`, `X-API-Key`, `dbPassword`, `sas`.
  public static func matches(_ name: String) -> Bool {
    let words = words(of: name)
    let plain = words.joined()
    return parts.contains { plain.contains($0) }
      || zip(words, words.dropFirst()).contains { keyWords.contains($0) && ($1 == "key" || $1 == "keys") }
      || words.contains(where: Self.words.contains)
  }

  /// The words of a name in lower case: `sasURL`, `SAS_URL` and `sas2-url` have the same two.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var (before, isInWord): (Character, Bool) = (" ", false)
    let characters = Array(name)
    for (place, character) in characters.enumerated() {
      guard character.isLetter else {
        isInWord = false
        continue
      }
      let isFollowed = place + 1 < characters.count && characters[place + 1].isLowercase
      let isHump = character.isUppercase && (before.isLowercase || before.isUppercase && isFollowed)
      if !isInWord || isHump { words.append("") }
      words[words.count - 1] += character.lowercased()
      (before, isInWord) = (character, true)
    }
    return words
  }
}

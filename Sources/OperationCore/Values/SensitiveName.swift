/// Names of secret values. Everything that prints names with values uses this list.
public enum SensitiveName {
  /// Parts of such names, in lower case and without word separators.
  private static let parts = [
    "password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "apikey", "accesskey", "accountkey",
    "privatekey", "credential", "authorization", "cookie", "signature", "connectionstring", "hmac", "jwt", "webhookurl",
  ]
  /// Words that are too short, or too often part of other words, to match anything but a whole word.
  private static let words: Set<String> = [
    "pass", "pw", "pin", "otp", "auth", "oauth", "bearer", "cred", "creds", "dsn", "sas", "sig", "pem", "pfx", "psk",
    "csrf", "xsrf",
  ]
  /// The purposes of secret keys. Of others, such as `primary_key` and `sort_key`, the name denotes a column.
  private static let keyWords: Set<String> = [
    "admin", "aes", "app", "auth", "cipher", "client", "crypto", "decryption", "deploy", "encryption", "host", "kms",
    "license", "master", "rsa", "service", "session", "shared", "signing", "ssh", "ssl", "storage", "symmetric", "tls",
    "webhook", "write",
  ]

  /// Returns whether a name shows that its value is secret: `aws_secret_access_key`, `X-API-Key`, `dbPassword`, `sas`.
  public static func matches(_ name: String) -> Bool {
    let words = words(of: name)
    let plain = words.joined()
    return parts.contains { plain.contains($0) }
      || zip(words, words.dropFirst()).contains { keyWords.contains($0) && ($1 == "key" || $1 == "keys") }
      || words.contains(where: Self.words.contains)
  }

  /// Returns the words of a name in lower case: `sasURL`, `SAS_URL` and `sas2-url` have the same two.
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

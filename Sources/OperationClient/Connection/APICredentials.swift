import HTTPTypes
public import OperationCore

/// What a client sends an API to authenticate itself: a key in a header field, or nothing.
///
///     .bearer("a token")
///     .header("X-Api-Key", "a key")
///     .key("a key", in: .authorization("Token"))
///     .provider { try await vault.secret(named: "api-token") }
///
/// White space around a key, which files and variables often have, is removed. A call with a key that can't be put into
/// a header field fails with ``OperationFailure/Kind-swift.enum/credentials(_:)`` before anything is sent. Keys are
/// never printed.
public struct APICredentials: Sendable {
  let source: Source
  /// The keys that must not appear in any text.
  let known: KnownKeys

  /// The keys that must not appear in any text.
  package var knownKeys: [Secret] { known.all }

  enum Source: Sendable {
    case none
    case fixed(Secret, in: Field)
    case provider(@Sendable () async throws -> Secret, in: Field)
    case unusable(String)
  }

  /// No credentials, for an API that needs none.
  public static let none = APICredentials(.none)

  /// Sends a token in the field `Authorization`, after the word `Bearer` (RFC 6750, section 2.1).
  public static func bearer(_ token: Secret) -> APICredentials {
    .key(token, in: .bearer)
  }

  /// Sends a token in the field `Authorization`, after the word `Bearer` (RFC 6750, section 2.1).
  public static func bearer(_ token: String) -> APICredentials {
    .bearer(Secret(token))
  }

  /// Sends a key in a header field of its own.
  ///
  /// - Parameters:
  ///   - name: The name of the field, such as `X-Api-Key`.
  ///   - key: The key, which is the whole value of the field.
  public static func header(_ name: String, _ key: Secret) -> APICredentials {
    .key(key, in: .header(name))
  }

  /// Sends a key in a header field of its own.
  ///
  /// - Parameters:
  ///   - name: The name of the field, such as `X-Api-Key`.
  ///   - key: The key, which is the whole value of the field.
  public static func header(_ name: String, _ key: String) -> APICredentials {
    .header(name, Secret(key))
  }

  /// Sends a key that doesn't change, in any field.
  public static func key(_ key: Secret, in field: Field) -> APICredentials {
    do throws(Secret.KeyFault) {
      let key = try key.sendable()
      return APICredentials(.fixed(key, in: field), in: field, known: KnownKeys([key]))
    } catch {
      return APICredentials(.unusable(error.reason))
    }
  }

  /// Requests the key for each attempt, from a vault for example, so that it can change during the life of a client.
  ///
  /// - Parameters:
  ///   - field: The field that carries the key.
  ///   - key: Returns the key. It is called for each attempt, by several tasks at once, within the time of the attempt.
  ///     An error that it throws ends the call. Errors print only the type of that error, since its text may hold a
  ///     secret; an error thrown by a client is printed in full.
  public static func provider(
    in field: Field = .bearer, _ key: @escaping @Sendable () async throws -> Secret
  ) -> APICredentials {
    let known = KnownKeys()
    let source = Source.provider(
      {
        let key = try await key()
        do throws(Secret.KeyFault) {
          let key = try key.sendable()
          known.note(key)
          return key
        } catch {
          throw OperationFailure(.credentials(error.reason))
        }
      }, in: field)
    return APICredentials(source, in: field, known: known)
  }

  private init(_ source: Source, in field: Field = .bearer, known: KnownKeys = KnownKeys()) {
    self.source = field.isUsable ? source : .unusable("The header field for the key is not one that a client may set.")
    self.known = known
  }
}

extension APICredentials {
  /// The header field that carries a key, and what precedes the key in it.
  public struct Field: Sendable, Hashable {
    let name: HTTPField.Name
    let prefix: String
    let isUsable: Bool

    /// The field `Authorization`, with the word `Bearer` before the key (RFC 6750, section 2.1).
    public static let bearer = authorization("Bearer")

    /// The field `Authorization`, with the name of a scheme before the key (RFC 9110, section 11.6.2).
    ///
    /// - Parameter scheme: The name of the scheme, such as `Token`.
    public static func authorization(_ scheme: String) -> Field {
      // The names of schemes consist of the same characters as those of fields.
      Field(name: .authorization, prefix: "\(scheme) ", isUsable: HTTPField.Name(scheme) != nil)
    }

    /// A field that holds nothing but the key.
    ///
    /// - Parameter name: The name of the field, such as `X-Api-Key`; not one that only a transport may set.
    public static func header(_ name: String) -> Field {
      let field = HTTPField.Name(name)
      return Field(name: field ?? .authorization, prefix: "", isUsable: field.map { !$0.isFraming } ?? false)
    }
  }
}

extension APICredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<redacted>`
  public var description: String { "<redacted>" }
  /// `<redacted>`
  public var debugDescription: String { "<redacted>" }
  /// A mirror without children.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret {
  /// Why a text can't be sent as a key.
  package enum KeyFault: Error {
    case empty, unsendable

    fileprivate var reason: String {
      switch self {
      case .empty: "The key is empty."
      case .unsendable: "The key has characters that no header field may have, such as spaces or line ends."
      }
    }
  }

  /// Returns the key without white space around it, if it can be sent.
  package func sendable() throws(KeyFault) -> Secret {
    let bytes = exposedValue.utf8.trimmingSpace
    // Hiding a key of one character would hide that character in every text.
    guard bytes.count >= 2 else { throw .empty }
    // Visible ASCII only: any other character could end the header field and begin another one.
    guard bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .unsendable }
    return Secret(String(Substring(bytes)))
  }
}

extension String.UTF8View {
  fileprivate var trimmingSpace: SubSequence {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = firstIndex(where: { !isSpace($0) }), let last = lastIndex(where: { !isSpace($0) }) else {
      return self[endIndex...]
    }
    return self[first...last]
  }
}

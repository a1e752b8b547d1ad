/// The members that answers held and that no type asked for: what a server says and a description does not know yet.
public struct UnknownMembers: Sendable, Hashable {
  /// One member of one type, however often it occurred.
  public struct Member: Sendable, Hashable, CustomStringConvertible {
    /// The name of the type that read the object.
    public let type: String
    /// The name of the member.
    public let name: String

    /// `BatchExport.name`
    public var description: String { "\(type).\(name)" }
  }

  /// How many different ones are kept, so that a hostile answer can't fill the memory of whoever collects them.
  public static let limit = 100

  /// The members, each once, in the order in which they were first seen.
  public private(set) var members: [Member] = []
  private var seen: Set<Member> = []

  /// None.
  public init() {}

  mutating func insert(_ name: String, of type: Any.Type) {
    let member = Member(type: "\(type)", name: name)
    if members.count < Self.limit, seen.insert(member).inserted { members.append(member) }
  }
}

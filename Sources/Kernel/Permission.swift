/// What a role may do: `application.approve`. Modules name theirs; a manifest's roles list them.
public struct Permission: RawRepresentable, Hashable, Sendable, Codable, ExpressibleByStringLiteral
{
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: StaticString) { rawValue = "\(value)" }
}

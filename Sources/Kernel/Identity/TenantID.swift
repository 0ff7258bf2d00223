/// An institution on the installation. The first column of every key.
public struct TenantID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let number: Int32

  public init(_ number: Int32) { self.number = number }

  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.number < rhs.number }
  public var description: String { String(number) }
}

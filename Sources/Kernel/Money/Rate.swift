/// A proportion in millionths: 60 % a year is 600,000; IVA of 16 % is 160,000.
public struct Rate: Hashable, Comparable, Sendable {
  public let millionths: Int64

  @inlinable
  public init(millionths: Int64) { self.millionths = millionths }

  public static func percent(_ whole: Int64) -> Rate { Rate(millionths: whole * 10_000) }
  @inlinable public static var zero: Rate { Rate(millionths: 0) }
  @inlinable public static var one: Rate { Rate(millionths: 1_000_000) }

  @inlinable
  public static func < (lhs: Rate, rhs: Rate) -> Bool { lhs.millionths < rhs.millionths }
}

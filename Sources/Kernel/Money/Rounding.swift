/// How an exact quotient becomes a whole number of centavos. Always named where it is used.
public enum Rounding: String, Hashable, Sendable, Codable, CaseIterable {
  case halfEven, halfUp, up, down

  /// Rounds `numerator / denominator`; `up` and `down` are away from and towards zero.
  @inlinable
  public func divide(_ numerator: Int128, by denominator: Int128) -> Int64 {
    // Almost every product of a loan has 64 bits, and their division is one instruction.
    if let narrow = Int64(exactly: numerator), let divisor = Int64(exactly: denominator) {
      return rounded(narrow, by: divisor)
    }
    return Int64(rounded(numerator, by: denominator))
  }

  /// The same in whichever width both numbers have.
  @inlinable @inline(__always)
  func rounded<Whole: FixedWidthInteger & SignedInteger>(
    _ numerator: Whole, by denominator: Whole
  ) -> Whole {
    precondition(denominator > 0, "a divisor is positive")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder != 0 else { return quotient }
    let away = numerator < 0 ? quotient - 1 : quotient + 1
    let (past, left) = (remainder.magnitude, denominator.magnitude - remainder.magnitude)
    switch self {
    case .up: return away
    case .down: return quotient
    case .halfUp: return past >= left ? away : quotient
    case .halfEven:
      if past == left { return quotient % 2 == 0 ? quotient : away }
      return past > left ? away : quotient
    }
  }
}

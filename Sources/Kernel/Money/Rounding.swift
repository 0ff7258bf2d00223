/// How an exact quotient becomes a whole number of centavos. Always named where it is used.
public enum Rounding: String, Hashable, Sendable, Codable, CaseIterable {
  case halfEven, halfUp, up, down

  /// Rounds `numerator / denominator`; `up` and `down` are away from and towards zero.
  public func divide(_ numerator: Int128, by denominator: Int128) -> Int64 {
    precondition(denominator > 0, "a divisor is positive")
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    guard remainder != 0 else { return Int64(quotient) }
    let away = Int64(quotient) + (numerator < 0 ? -1 : 1)
    let twice = remainder.magnitude * 2
    switch self {
    case .up: return away
    case .down: return Int64(quotient)
    case .halfUp: return twice >= denominator.magnitude ? away : Int64(quotient)
    case .halfEven:
      if twice == denominator.magnitude { return quotient % 2 == 0 ? Int64(quotient) : away }
      return twice > denominator.magnitude ? away : Int64(quotient)
    }
  }
}

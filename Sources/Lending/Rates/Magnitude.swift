/// A positive number kept to its first 128 bits, so that high powers of rates can be compared with
/// no more doubt than the 36th digit. Kept here, and not a `Double`, because a contract's rate
/// must not hang on a machine's rounding.
struct Magnitude: Hashable {
  /// The highest bit is one.
  private let mantissa: UInt128
  private let exponent: Int

  init(_ value: Int128) {
    precondition(value > 0, "a magnitude is positive")
    let shift = UInt128(value).leadingZeroBitCount
    self.init(mantissa: UInt128(value) << UInt128(shift), exponent: -shift)
  }

  private init(mantissa: UInt128, exponent: Int) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  static func * (lhs: Self, rhs: Self) -> Self {
    let (high, low) = lhs.mantissa.multipliedFullWidth(by: rhs.mantissa)
    let exponent = lhs.exponent + rhs.exponent + 128
    if high.leadingZeroBitCount == 0 { return Self(mantissa: high, exponent: exponent) }
    return Self(mantissa: high << 1 | low >> 127, exponent: exponent - 1)
  }

  func power(_ count: Int) -> Self {
    var (result, square, left) = (Self(1), self, count)
    while left > 0 {
      if left % 2 == 1 { result = result * square }
      square = square * square
      left /= 2
    }
    return result
  }
}

extension Magnitude: Comparable {
  static func < (lhs: Self, rhs: Self) -> Bool {
    lhs.exponent != rhs.exponent
      ? lhs.exponent < rhs.exponent : lhs.mantissa < rhs.mantissa
  }
}

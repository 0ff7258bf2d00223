import Kernel

/// A decimal number that keeps so many significant digits after each step, rounded half to even:
/// the arithmetic of systems that work with a «math context», for loans that come from one.
/// Two numbers that meet keep the digits of the first.
struct SignificantDecimal: Hashable {
  /// The number is `mantissa × 10^exponent`.
  private(set) var mantissa: Int128
  private(set) var exponent: Int
  let digits: Int

  /// As many as fit: the product of two mantissas stays within an Int128.
  static let mostDigits = 19

  init(_ mantissa: Int128, exponent: Int = 0, digits: Int) {
    precondition((1...Self.mostDigits).contains(digits), "1 to 19 significant digits")
    self.mantissa = mantissa
    self.exponent = exponent
    self.digits = digits
    round(isInexact: false)
  }

  /// Centavos as pesos.
  init(_ money: Money, digits: Int) {
    self.init(Int128(money.minorUnits), exponent: -2, digits: digits)
  }

  init(_ rate: Rate, digits: Int) {
    self.init(Int128(rate.millionths), exponent: -6, digits: digits)
  }
}

extension SignificantDecimal {
  static func + (lhs: Self, rhs: Self) -> Self {
    if lhs.mantissa == 0 { return Self(rhs.mantissa, exponent: rhs.exponent, digits: lhs.digits) }
    if rhs.mantissa == 0 { return lhs }
    let (large, small) = lhs.exponent >= rhs.exponent ? (lhs, rhs) : (rhs, lhs)
    // Digits that far below the last one kept decide nothing but a tie, and are left out.
    let room = 37 - large.mantissa.decimalDigits
    let shift = min(large.exponent - small.exponent, room)
    let exponent = large.exponent - shift
    let aligned = small.mantissa / .powerOfTen(min(exponent - small.exponent, 37))
    return Self(
      large.mantissa * .powerOfTen(shift) + aligned, exponent: exponent, digits: lhs.digits)
  }

  static prefix func - (number: Self) -> Self {
    Self(-number.mantissa, exponent: number.exponent, digits: number.digits)
  }

  static func - (lhs: Self, rhs: Self) -> Self { lhs + -rhs }

  static func * (lhs: Self, rhs: Self) -> Self {
    Self(
      lhs.mantissa * rhs.mantissa, exponent: lhs.exponent + rhs.exponent, digits: lhs.digits)
  }

  static func / (lhs: Self, rhs: Self) -> Self {
    precondition(rhs.mantissa != 0, "nothing is divided by zero")
    // Enough places that the quotient has every digit it keeps, or one more.
    let places = max(
      0, rhs.mantissa.decimalDigits - lhs.mantissa.decimalDigits + lhs.digits)
    let (quotient, remainder) = (lhs.mantissa * .powerOfTen(places))
      .quotientAndRemainder(dividingBy: rhs.mantissa)
    var result = Self(0, digits: lhs.digits)
    result.mantissa = quotient
    result.exponent = lhs.exponent - rhs.exponent - places
    if quotient.decimalDigits > lhs.digits {
      result.round(isInexact: remainder != 0)
    } else {
      result.roundUp(ifMoreThanHalf: remainder, of: rhs.mantissa)
    }
    return result
  }

  func rounded(_ mode: Rounding = .halfEven) -> Money { rounded(toMultipleOf: .centavos(1), mode) }

  /// To a multiple of so many centavos.
  func rounded(toMultipleOf multiple: Money, _ mode: Rounding) -> Money {
    let scale = exponent + 2
    guard scale >= -36 else { return .zero }
    let numerator = scale > 0 ? mantissa * .powerOfTen(scale) : mantissa
    let centavos = scale < 0 ? Int128.powerOfTen(-scale) : 1
    return Money(
      minorUnits: mode.divide(numerator, by: centavos * Int128(multiple.minorUnits))
        * multiple.minorUnits)
  }

  /// The number times ten to `places`, rounded half to even: what a table with so many decimals
  /// shows.
  func scaled(toPlaces places: Int) -> Int64 {
    let scale = exponent + places
    if scale >= 0 { return Int64(mantissa * .powerOfTen(scale)) }
    guard scale >= -37 else { return 0 }
    return Rounding.halfEven.divide(mantissa, by: .powerOfTen(-scale))
  }

  /// The quotient has the digits it keeps; what remains says whether the last one is higher.
  private mutating func roundUp(ifMoreThanHalf remainder: Int128, of divisor: Int128) {
    let twice = remainder.magnitude * 2
    let isTie = twice == divisor.magnitude
    guard isTie ? mantissa % 2 != 0 : twice > divisor.magnitude else { return }
    mantissa += (remainder < 0) == (divisor < 0) ? 1 : -1
    round(isInexact: false)
  }

  /// Half to even at the last digit kept; a division that left something is never a tie.
  private mutating func round(isInexact: Bool) {
    let excess = mantissa.decimalDigits - digits
    guard excess > 0 else { return }
    let unit = Int128.powerOfTen(excess)
    let (kept, rest) = mantissa.quotientAndRemainder(dividingBy: unit)
    let twice = rest.magnitude * 2
    let isTie = twice == unit.magnitude && !isInexact
    let isUp = isTie ? kept % 2 != 0 : twice >= unit.magnitude
    mantissa = isUp ? kept + (mantissa < 0 ? -1 : 1) : kept
    exponent += excess
    // 999…9 that became 1000…0 has one digit too many, and it is a zero.
    if mantissa.decimalDigits > digits { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  }
}

extension Int128 {
  private static let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// 10 to a power of 0 to 38.
  static func powerOfTen(_ power: Int) -> Int128 { powersOfTen[power] }

  /// 0 has none.
  var decimalDigits: Int {
    let bits = 128 - magnitude.leadingZeroBitCount
    let guess = (bits * 1_233) >> 12
    guard guess < 39 else { return 39 }
    return magnitude >= Self.powersOfTen[guess].magnitude ? guess + 1 : guess
  }
}

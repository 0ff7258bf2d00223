internal import CDecimal

/// A FEEL number: IEEE 754-2008 decimal128, 34 significant digits, rounded half to even. Never
/// infinite and never not-a-number: what would be is nil.
public struct Decimal128: Sendable {
  // As two words, since the library's own type asks to be aligned to sixteen bytes.
  let low: UInt64
  let high: UInt64
}

extension Decimal128 {
  init(_ bits: BID_UINT128) { (low, high) = (bits.w.0, bits.w.1) }

  var bits: BID_UINT128 { BID_UINT128(w: (low, high)) }

  /// Nil where the result is no number.
  init?(finite bits: BID_UINT128) {
    guard __bid128_isFinite(bits) != 0 else { return nil }
    self.init(bits)
  }

  public init(_ whole: Int) { self.init(__bid128_from_int64(Int64(whole))) }

  /// Of digits with a point, a sign and an exponent; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.isNumber else { return nil }
    var (flags, bytes) = (UInt32(0), text.utf8.map { CChar(bitPattern: $0) } + [0])
    self.init(finite: __bid128_from_string(&bytes, Self.halfEven, &flags))
  }

  static let zero = Decimal128(0)
  static let one = Decimal128(1)
  private static let halfEven: UInt32 = 0

  var isZero: Bool { __bid128_isZero(bits) != 0 }
  var isNegative: Bool { __bid128_isSigned(bits) != 0 && !isZero }
  var isWhole: Bool { self == rounded(.zero) }

  /// The whole number that it is; nil where it has a fraction or is out of range.
  public var whole: Int? {
    guard isWhole, magnitude <= Decimal128(Int.max) else { return nil }
    var flags: UInt32 = 0
    return Int(exactly: __bid128_to_int64_int(bits, &flags))
  }

  /// The same of twice as many bits.
  var whole128: Int128? {
    let halves = scientific.split(separator: "E")
    guard let digits = Int128(halves[0]), let exponent = Int(halves[1]), isWhole else { return nil }
    guard exponent > 0 else {
      return exponent < -34 ? 0 : digits / Int128.power(ofTen: -exponent)
    }
    guard exponent <= 38 else { return nil }
    let (product, overflows) = digits.multipliedReportingOverflow(by: .power(ofTen: exponent))
    return overflows ? nil : product
  }

  /// A sign, all digits and an exponent: `+1200E-3`.
  var scientific: String {
    var (flags, buffer) = (UInt32(0), [CChar](repeating: 0, count: 64))
    __bid128_to_string(&buffer, bits, &flags)
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

extension Decimal128 {
  private typealias Operation = (
    BID_UINT128, BID_UINT128, UInt32, UnsafeMutablePointer<UInt32>?
  ) -> BID_UINT128

  @inline(__always)
  private func with(_ other: Self, _ operation: Operation) -> Self? {
    var flags: UInt32 = 0
    return Self(finite: operation(bits, other.bits, Self.halfEven, &flags))
  }

  public func adding(_ other: Self) -> Self? { with(other, __bid128_add) }
  public func subtracting(_ other: Self) -> Self? { with(other, __bid128_sub) }
  public func multiplied(by other: Self) -> Self? { with(other, __bid128_mul) }
  public func divided(by other: Self) -> Self? {
    other.isZero ? nil : with(other, __bid128_div)
  }
  /// What is left of it, exactly, with its own sign.
  func remainder(dividingBy other: Self) -> Self? {
    var flags: UInt32 = 0
    return Self(finite: __bid128_fmod(bits, other.bits, &flags))
  }
  public func raised(to other: Self) -> Self? { with(other, __bid128_pow) }

  static prefix func - (number: Self) -> Self { Self(__bid128_negate(number.bits)) }
  var magnitude: Self { Self(__bid128_abs(bits)) }

  enum Direction { case floor, ceiling, zero }

  func rounded(_ direction: Direction) -> Self {
    var flags: UInt32 = 0
    return switch direction {
    case .floor: Self(__bid128_round_integral_negative(bits, &flags))
    case .ceiling: Self(__bid128_round_integral_positive(bits, &flags))
    case .zero: Self(__bid128_round_integral_zero(bits, &flags))
    }
  }

  enum Mode: UInt32 {
    case halfEven = 0
    case floor = 1
    case ceiling = 2
    case down = 3
    case halfUp = 4
  }

  /// With so many decimals, nil where there are never so many.
  func rounded(toScale scale: Int, _ mode: Mode) -> Self? {
    guard (-6_111...6_176).contains(scale) else { return nil }
    var flags: UInt32 = 0
    let unit = __bid128_scalbn(Self.one.bits, Int32(-scale), Self.halfEven, &flags)
    // Where so many decimals do not fit, it has fewer: the number is what it was.
    return Self(finite: __bid128_quantize(bits, unit, mode.rawValue, &flags)) ?? self
  }

  private func of(
    _ function: (BID_UINT128, UInt32, UnsafeMutablePointer<UInt32>?) -> BID_UINT128
  ) -> Self? {
    var flags: UInt32 = 0
    return Self(finite: function(bits, Self.halfEven, &flags))
  }

  var squareRoot: Self? { isNegative ? nil : of(__bid128_sqrt) }
  var naturalLogarithm: Self? { isNegative || isZero ? nil : of(__bid128_log) }
  var exponential: Self? { of(__bid128_exp) }
}

extension Decimal128: Hashable, Comparable {
  public static func == (lhs: Self, rhs: Self) -> Bool {
    if lhs.isAlike(rhs) { return lhs.low == rhs.low && lhs.high == rhs.high }
    var flags: UInt32 = 0
    return __bid128_quiet_equal(lhs.bits, rhs.bits, &flags) != 0
  }

  public static func < (lhs: Self, rhs: Self) -> Bool {
    if lhs.isAlike(rhs) { return lhs.isBefore(rhs) }
    var flags: UInt32 = 0
    return __bid128_quiet_less(lhs.bits, rhs.bits, &flags) != 0
  }

  public static func <= (lhs: Self, rhs: Self) -> Bool {
    if lhs.isAlike(rhs) { return !rhs.isBefore(lhs) }
    var flags: UInt32 = 0
    return __bid128_quiet_less_equal(lhs.bits, rhs.bits, &flags) != 0
  }

  /// The digits are the lower 113 bits; above them are the sign and the exponent.
  private static let digitsOfHigh: UInt64 = 49

  /// Whether both have no sign and as many decimals, as most that are compared: then their words
  /// tell their order. Where two of the three highest bits are set, the digits lie elsewhere.
  private func isAlike(_ other: Self) -> Bool {
    let form = high >> Self.digitsOfHigh
    return form == other.high >> Self.digitsOfHigh && form < 0b011 << 12
  }

  private func isBefore(_ other: Self) -> Bool {
    (high, low) < (other.high, other.low)
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension Int128 {
  /// Up to 38.
  fileprivate static func power(ofTen exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}

extension StringProtocol {
  /// Digits, with a sign, an exponent and a point before more digits where they may stand (DMN 1.5,
  /// 10.3.1.2, rule 37).
  fileprivate var isNumber: Bool {
    var rest = utf8[...]
    func take(_ allowed: (UInt8) -> Bool) -> Int {
      let taken = rest.prefix(while: allowed).count
      rest = rest.dropFirst(taken)
      return taken
    }
    func takeOne(_ bytes: UInt8...) -> Bool {
      guard let first = rest.first, bytes.contains(first) else { return false }
      rest = rest.dropFirst()
      return true
    }
    let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
    _ = takeOne(43, 45)
    let whole = take(isDigit)
    guard takeOne(46) ? take(isDigit) > 0 : whole > 0 else { return false }
    if takeOne(101, 69) {
      _ = takeOne(43, 45)
      guard take(isDigit) > 0 else { return false }
    }
    return rest.isEmpty
  }
}

extension Decimal128: CustomStringConvertible {
  /// In plain digits, without a trailing zero: `1200`, `-0.5`. Beyond 34 places with an exponent.
  public var description: String {
    if isZero { return "0" }
    let (digits, exponent) = parts
    let sign = isNegative ? "-" : ""
    let point = digits.count + exponent
    if exponent >= 0 {
      guard point <= 34 else { return "\(sign)\(digits)E+\(exponent)" }
      return sign + digits + String(repeating: "0", count: exponent)
    }
    if point > 0 { return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))" }
    guard point > -40 else { return "\(sign)\(digits)E\(exponent)" }
    return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)"
  }

  /// Significant digits, none of them a zero at the end, and the power of ten of the last.
  private var parts: (digits: String, exponent: Int) {
    let halves = scientific.dropFirst().split(separator: "E")
    var digits = String(halves[0])
    var exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    while digits.count > 1, digits.hasSuffix("0") {
      digits.removeLast()
      exponent += 1
    }
    return (digits, exponent)
  }
}

/// A number of a JSON text, by its digits: nothing is computed, however large it is.
enum GivenNumber: Hashable, Sendable {
  /// Without a fraction, and one that 64 bits hold; `35.0` and `1e3` are.
  case whole
  case fractional
  /// Without a fraction, and farther from zero than 64 bits reach.
  case beyond(isNegative: Bool)

  /// Nil where JSON does not write numbers so.
  init?(_ text: ArraySlice<UInt8>) {
    let isNegative = text.first == UInt8(ascii: "-")
    var rest = isNegative ? text.dropFirst() : text
    let units = Self.digits(&rest)
    guard let first = units.first, first != UInt8(ascii: "0") || units.count == 1 else {
      return nil
    }
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = Self.digits(&rest)
      guard !fraction.isEmpty else { return nil }
    }
    var power = "0"
    if let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") {
      guard let written = Self.power(&rest) else { return nil }
      power = written
    }
    guard rest.isEmpty else { return nil }
    self.init(
      units + fraction, Power(power, places: fraction.count), isNegative: isNegative)
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  /// After the letter: its sign and its digits.
  private static func power(_ rest: inout ArraySlice<UInt8>) -> String? {
    rest.removeFirst()
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let digits = digits(&rest)
    return digits.isEmpty ? nil : (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// - Parameter power: of ten, that the digits are times.
  private init(_ digits: ArraySlice<UInt8>, _ power: Power, isNegative: Bool) {
    let zero = UInt8(ascii: "0")
    var digits = digits.drop { $0 == zero }
    if digits.isEmpty {
      self = .whole
      return
    }
    switch power {
    case .beyondCounting(let isFraction):
      self = isFraction ? .fractional : .beyond(isNegative: isNegative)
    case .counted(var power):
      while power < 0, digits.last == zero {
        digits.removeLast()
        power += 1
      }
      if power < 0 {
        self = .fractional
      } else if power <= 18, digits.count + power <= 19, Self.fits(digits, power, isNegative) {
        self = .whole
      } else {
        self = .beyond(isNegative: isNegative)
      }
    }
  }

  private static func fits(
    _ digits: ArraySlice<UInt8>, _ power: Int, _ isNegative: Bool
  ) -> Bool {
    let text = String(decoding: digits, as: UTF8.self) + String(repeating: "0", count: power)
    return Int64((isNegative ? "-" : "") + text) != nil
  }
}

private enum Power {
  case counted(Int)
  /// With more digits than any body has.
  case beyondCounting(isFraction: Bool)

  /// After the letter, the sign and the digits of one; each place of a fraction takes from it.
  init(_ written: String, places: Int) {
    if let power = Int(written).map({ $0.subtractingReportingOverflow(places) }), !power.overflow {
      self = .counted(power.partialValue)
    } else {
      self = .beyondCounting(isFraction: written.hasPrefix("-"))
    }
  }
}

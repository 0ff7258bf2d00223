public import Kernel

/// How documents write amounts, rates and dates: es-MX, with the currency said aloud.
public enum Wording {
  /// `$1,234.56`
  public static func money(_ amount: Money) -> String {
    let units = amount.minorUnits.magnitude
    let cents = String(units % 100)
    let padded = String(repeating: "0", count: 2 - cents.count) + cents
    return (amount.isNegative ? "-$" : "$") + grouped(units / 100) + "." + padded
  }

  /// `$1,234.56 M.N.`
  public static func pesos(_ amount: Money) -> String { money(amount) + " M.N." }

  /// `60.00 %`, of a yearly rate in millionths.
  public static func percent(_ rate: Rate) -> String {
    let hundredths = Rounding.halfUp.divide(Int128(rate.millionths), by: 100)
    let cents = String(hundredths.magnitude % 100)
    let padded = String(repeating: "0", count: 2 - cents.count) + cents
    return "\(hundredths.magnitude / 100).\(padded) %"
  }

  /// `85.3 %`, of tenths of a percent.
  public static func cat(tenths: Int64) -> String {
    "\(grouped(tenths.magnitude / 10)).\(tenths.magnitude % 10) %"
  }

  /// `20 de noviembre de 2026`
  public static func long(_ date: CalendarDate) -> String {
    let (year, month, day) = date.civil
    return "\(day) de \(months[month - 1]) de \(year)"
  }

  /// `20/11/2026`
  public static func short(_ date: CalendarDate) -> String {
    let (year, month, day) = date.civil
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(day))/\(two(month))/\(year)"
  }

  private static let months = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]

  private static func grouped(_ number: UInt64) -> String {
    var digits = String(number)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: ",")
  }
}

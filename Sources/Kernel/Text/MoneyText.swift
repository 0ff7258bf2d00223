/// Amounts as Mexico writes them, frozen so that page, PDF, message and test agree to the byte.
public struct MoneyText: Hashable, Sendable, CustomStringConvertible {
  /// `$1,234.56`, `-$50.00`.
  public let text: String
  /// `$1,234.56 MXN`, for contracts.
  public let withCurrency: String

  public init(_ money: Money) {
    let units = money.minorUnits.magnitude
    let cents = units % 100
    let sign = money.isNegative ? "-" : ""
    text = "\(sign)$\(Self.grouped(units / 100)).\(cents < 10 ? "0" : "")\(cents)"
    withCurrency = "\(text) \(money.currency.rawValue)"
  }

  public var description: String { text }

  /// `1,234,567`.
  public static func grouped(_ number: UInt64) -> String {
    let digits = Array(String(number))
    var grouped = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return grouped
  }
}

extension Money {
  public var text: String { MoneyText(self).text }

  /// As a person types it: `$1,234.50`, `1234.5`, `1 234`. Nil where it is not an amount or has
  /// more than two decimals.
  public init?(parsing typed: String) {
    var text = typed.uppercased().filter { !$0.isWhitespace && $0 != "$" && $0 != "," }
    for suffix in ["MXN", "M.N.", "MN"] where text.hasSuffix(suffix) {
      text.removeLast(suffix.count)
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), String(parts[0]).isASCIIDigits, parts[0].count <= 13,
      let pesos = Int64(parts[0])
    else { return nil }
    guard parts.count == 2 else { self = .mxn(pesos); return }
    guard (1...2).contains(parts[1].count), String(parts[1]).isASCIIDigits,
      let decimals = Int64(parts[1])
    else { return nil }
    self = .centavos(pesos * 100 + (parts[1].count == 1 ? decimals * 10 : decimals))
  }
}

/// Proportions as a percentage: `60%`, `68.4%`, `1.75%`.
public struct RateText: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  /// As many decimals as the rate has, up to four.
  public init(_ rate: Rate) {
    let whole = rate.millionths.magnitude / 10_000
    var decimals = String(rate.millionths.magnitude % 10_000 + 10_000).dropFirst()
    while decimals.hasSuffix("0") { decimals.removeLast() }
    let sign = rate.millionths < 0 ? "-" : ""
    text = sign + MoneyText.grouped(whole) + (decimals.isEmpty ? "" : ".\(decimals)") + "%"
  }

  /// A CAT: tenths of a percent, always one decimal.
  public init(tenths: Int64) {
    let sign = tenths < 0 ? "-" : ""
    text = "\(sign)\(MoneyText.grouped(tenths.magnitude / 10)).\(tenths.magnitude % 10)%"
  }

  public var description: String { text }
}

extension Rate {
  public var text: String { RateText(self).text }

  /// `16`, `16%`, `1.75 %`: percent with up to four decimals.
  public init?(percentText typed: String) {
    let text = typed.filter { !$0.isWhitespace && $0 != "%" && $0 != "," }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), String(parts[0]).isASCIIDigits, parts[0].count <= 9,
      let whole = Int64(parts[0])
    else { return nil }
    guard parts.count == 2 else { self = .percent(whole); return }
    guard (1...4).contains(parts[1].count), String(parts[1]).isASCIIDigits,
      let decimals = Int64(parts[1] + String(repeating: "0", count: 4 - parts[1].count))
    else { return nil }
    self.init(millionths: whole * 10_000 + decimals)
  }
}

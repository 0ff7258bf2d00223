import Foundation
import Kernel

/// An amount as STP's JSON writes it: pesos with two decimals, never floating point.
struct Pesos: Hashable, Sendable {
  let amount: Money

  init(_ amount: Money) { self.amount = amount }

  /// From `1.2`, `1.20` or `1`; nil where a centavo would be lost.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int64(parts[0]), whole <= 1_000_000_000_000
    else { return nil }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    let kept = decimals.prefix(2)
    guard decimals.dropFirst(2).allSatisfy({ $0 == "0" }) else { return nil }
    let padded = kept + String(repeating: "0", count: 2 - kept.count)
    amount = Money(minorUnits: whole * 100 + (Int64(padded) ?? 0))
  }

  /// Always two decimals, as the signed string wants it.
  var text: String {
    let units = amount.minorUnits
    let cents = units % 100
    return "\(units / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

extension Pesos: Codable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    // Decimal keeps the digits that were written; both a number and a text are seen on the wire.
    let text =
      try (try? container.decode(Decimal.self)).map { "\($0)" }
      ?? container.decode(
        String.self)
    guard let pesos = Pesos(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an amount is pesos with at most two decimals")
    }
    self = pesos
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(
      Decimal(sign: .plus, exponent: -2, significand: Decimal(amount.minorUnits)))
  }
}

/// A number that some clients of STP send between quotes.
struct WireNumber: Hashable, Sendable, Codable, ExpressibleByIntegerLiteral {
  let value: Int

  init(_ value: Int) { self.value = value }
  init(integerLiteral value: Int) { self.value = value }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      value = number
      return
    }
    guard let number = Int(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a whole number is due here")
    }
    value = number
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

/// Text as SPEI takes it: ASCII without accents or separators of the signed string.
func plainText(_ text: String, limit: Int) -> String {
  let folded = text.folding(
    options: [.diacriticInsensitive], locale: Locale(identifier: "es_MX"))
  let kept = folded.unicodeScalars.map { scalar -> Character in
    let allowed =
      scalar.isASCII
      && (scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
        || scalar == " " || scalar == "." || scalar == "-")
    return allowed ? Character(scalar) : " "
  }
  let words = String(kept).split(separator: " ").joined(separator: " ")
  return String(words.prefix(limit)).trimmingCharacters(in: .whitespaces)
}

import Foundation
import Kernel

/// What a formula in words says in figures, worked out by a reader who knows nothing of loans: an
/// equation; then, each after a comma, what it is to the centavo, the multiple it is rounded to,
/// and what is added to it or taken away. What follows a semicolon is a note.
struct StatedEquation {
  let words: String
  let rounding: Rounding

  /// Nil where nothing is said in figures, or an intermediate figure is not what it says.
  var amount: Money? {
    let clauses = (words.components(separatedBy: ";").first ?? "").components(separatedBy: ", ")
    guard let exact = Arithmetic(clauses[0]).value else { return nil }
    var amount = rounded(exact, to: 1)
    for clause in clauses.dropFirst() {
      guard let figure = Arithmetic(clause).first.map({ rounded($0, to: 1) }) else { return nil }
      if clause.hasPrefix("a múltiplos de ") {
        amount = rounded(exact, to: figure)
      } else if clause.hasPrefix("más ") {
        amount += figure
      } else if clause.hasPrefix("menos ") {
        amount -= figure
      } else if figure != amount {
        return nil
      }
    }
    return .centavos(amount)
  }

  /// Less than a billionth of a centavo is what a division left.
  private func rounded(_ pesos: Decimal, to multiple: Int64) -> Int64 {
    let parts: Decimal = 1_000_000_000_000
    let count = (pesos * 100 * parts / Decimal(multiple)).rounded(places: 0)
    return rounding.divide(Int128("\(count)") ?? 0, by: 1_000_000_000_000) * multiple
  }
}

extension Decimal {
  fileprivate func rounded(places: Int) -> Decimal {
    var (number, result) = (self, Decimal())
    NSDecimalRound(&result, &number, places, .bankers)
    return result
  }
}

/// Sums, products and powers among words that mean nothing to it. Two figures with no sign between
/// them are multiplied: `1% del saldo $10,000.00`.
private struct Arithmetic {
  private var tokens: [Token] = []
  private var place = 0

  enum Token: Equatable {
    case number(Decimal)
    case sign(Character)
    case power(Int)
  }

  init(_ text: String) {
    var digits = ""
    func isPart(_ character: Character) -> Bool {
      character.isASCII && character.isNumber
        || (character == "." || character == ",") && digits != ""
    }
    let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    for character in text + " " {
      if isPart(character) {
        digits.append(character)
        continue
      }
      if !digits.isEmpty {
        while digits.last == "." || digits.last == "," { digits.removeLast() }
        let number = Decimal(string: digits.replacing(",", with: "")) ?? 0
        tokens.append(.number(character == "%" ? number / 100 : number))
        digits = ""
      }
      if let power = superscripts.firstIndex(of: character) {
        if case .power(let tens) = tokens.last {
          tokens[tokens.count - 1] = .power(10 * tens + power)
        } else {
          tokens.append(.power(power))
        }
      } else if "×÷+−()".contains(character) {
        tokens.append(.sign(character))
      }
    }
  }

  /// Nil where there are no figures.
  var value: Decimal? {
    var reading = self
    return reading.tokens.isEmpty ? nil : reading.sum()
  }

  /// The first figure, whatever comes after it.
  var first: Decimal? {
    for case .number(let number) in tokens { return number }
    return nil
  }

  private var next: Token? { tokens.indices.contains(place) ? tokens[place] : nil }

  private mutating func takes(_ sign: Character) -> Bool {
    guard next == .sign(sign) else { return false }
    place += 1
    return true
  }

  private mutating func sum() -> Decimal? {
    guard var sum = product() else { return nil }
    while true {
      if takes("+") {
        guard let more = product() else { return nil }
        sum += more
      } else if takes("−") {
        guard let less = product() else { return nil }
        sum -= less
      } else {
        return sum
      }
    }
  }

  /// Divides last, so that what comes out whole is whole.
  private mutating func product() -> Decimal? {
    guard var product = factor() else { return nil }
    var divisor: Decimal = 1
    while let next {
      if takes("÷") {
        guard let by = factor() else { return nil }
        divisor *= by
      } else {
        if case .number = next {} else if !takes("×") { break }
        guard let more = factor() else { return nil }
        product *= more
      }
    }
    return divisor == 0 ? nil : product / divisor
  }

  private mutating func factor() -> Decimal? {
    var base: Decimal
    if takes("(") {
      guard let inside = sum(), takes(")") else { return nil }
      base = inside
    } else {
      guard case .number(let number) = next else { return nil }
      place += 1
      base = number
    }
    if case .power(let times) = next {
      place += 1
      base = pow(base, times)
    }
    return base
  }
}

import Kernel

/// Why a figure is some centavos more or less than its equation.
enum Remainder {
  /// The first of several takes what rounding leaves of the others.
  case first
  /// All of them share it.
  case spread
  case digits
  /// Of parts that together are a whole.
  case parts
  /// The loan's flat interest is rounded once.
  case onceRounded
}

extension Money {
  /// `, más $0.01 que deja el redondeo de los demás pagos`; nothing where there is no difference.
  func remainderWords(_ reason: Remainder, _ terms: LoanTerms) -> String {
    if isZero { return "" }
    let why =
      switch reason {
      case .first: "que deja el redondeo de los demás pagos"
      case .spread: "que toca a cada pago de lo que deja el redondeo"
      case .digits: "por \(terms.arithmetic.words)"
      case .parts: "para que juntos sumen el total"
      case .onceRounded: "porque el interés del crédito se redondea una sola vez"
      }
    return isNegative ? ", menos \((-self).text) \(why)" : ", más \(text) \(why)"
  }
}

extension Arithmetic {
  fileprivate var words: String {
    switch self {
    case .exact: "redondeo"
    case .significantDigits(let digits): "llevar \(digits) dígitos en cada paso"
    }
  }
}

extension RowPlan {
  /// Where the difference between the payment that is agreed and the row's comes from.
  var remainder: Remainder {
    switch terms.installmentRounding.difference {
    case .last: .digits
    case .first: isFirstPaying ? .first : .digits
    case .spread: .spread
    }
  }

  /// `$3,672.09, a múltiplos de $5.00`, where the quotient is no such multiple; and what the row
  /// has beside it.
  func roundingWords(
    _ numerator: Int128, by denominator: Int128, to amount: Money, _ reason: Remainder
  ) -> String {
    let (before, agreed) = (
      centavos(numerator, by: denominator), terms.agreed(numerator, by: denominator)
    )
    let multiple = terms.installmentRounding.multiple
    let rounding = before == agreed ? "" : ", \(before.text), a múltiplos de \(multiple.text)"
    return rounding + (amount - agreed).remainderWords(reason, terms)
  }

  /// A quotient as a payment would be to the centavo.
  func centavos(_ numerator: Int128, by denominator: Int128) -> Money {
    var exact = terms
    exact.installmentRounding.multiple = .centavos(1)
    return exact.agreed(numerator, by: denominator)
  }
}

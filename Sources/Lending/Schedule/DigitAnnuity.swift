import Kernel

/// What payments are worth on the day of the last one, for loans whose every step keeps so many
/// digits: each payment grows with the interest of the periods after it.
struct DigitAnnuity {
  /// What a peso becomes in each period; nil where the period spares principal, since the interest
  /// it asks leaves the balance as it was.
  let grown: [SignificantDecimal?]
  let digits: Int

  init(grown: [SignificantDecimal?], digits: Int) {
    self.grown = grown
    self.digits = digits
  }

  /// Nil for loans whose arithmetic is exact.
  init?(terms: borrowing LoanTerms, periods: ArraySlice<Period>) {
    guard case .significantDigits(let digits) = terms.arithmetic else { return nil }
    let discount = Discount(terms)
    let one = SignificantDecimal(1, digits: digits)
    self.init(
      grown: periods.map { period in
        period.sparesPrincipal ? nil : one + discount.factor(period, digits: digits)
      }, digits: digits)
  }

  /// The payment that repays `principal` and leaves `balloon` for the last day, if all are alike.
  func payment(for principal: Money, leaving balloon: Money = .zero) -> SignificantDecimal {
    payment(for: principal, less: number(balloon), growing: grown.map { _ in number(1) })
  }

  /// The first payment, if each is so many times the first.
  func payment(for principal: Money, growing growths: [Int128]) -> SignificantDecimal {
    payment(
      for: principal, less: number(0),
      growing: growths.map { SignificantDecimal($0, exponent: -Growth.places, digits: digits) })
  }

  /// The first payment, if each is so many `steps` of `change` more than the first.
  func payment(for principal: Money, adding change: Money, steps: [Int]) -> SignificantDecimal {
    let added = number(change) * worth(of: steps.map { number(Int128($0)) })
    return payment(for: principal, less: added, growing: grown.map { _ in number(1) })
  }

  private func payment(
    for principal: Money, less known: SignificantDecimal, growing shares: [SignificantDecimal]
  ) -> SignificantDecimal {
    let owed = grown.reduce(number(principal)) { owed, grown in grown.map { owed * $0 } ?? owed }
    return (owed - known) / worth(of: shares)
  }

  private func worth(of payments: [SignificantDecimal]) -> SignificantDecimal {
    zip(grown, payments).reduce(number(0)) { worth, next in
      next.0.map { worth * $0 + next.1 } ?? worth
    }
  }

  private func number(_ money: Money) -> SignificantDecimal {
    SignificantDecimal(money, digits: digits)
  }

  private func number(_ whole: Int128) -> SignificantDecimal {
    SignificantDecimal(whole, digits: digits)
  }
}

extension LoanTerms {
  /// A number of pesos as an instalment that the contract may agree.
  func agreed(_ pesos: SignificantDecimal) -> Money {
    pesos.rounded(
      toMultipleOf: installmentRounding.multiple, installmentRounding.mode ?? rounding)
  }
}

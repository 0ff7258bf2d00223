public import Kernel

/// How each number of one instalment of a schedule came to be.
public struct InstallmentExplanation: Hashable, Sendable {
  public struct Line: Hashable, Sendable {
    public let figure: Figure
    /// In words and numbers: `$8,000.00 × 72% × 15 días ÷ 360`.
    public let formula: String
    public let amount: Money
  }

  public enum Figure: String, Hashable, Sendable, Codable, CaseIterable {
    case payment, interest, principal, interestIVA, fees, feesIVA, insurance, insuranceIVA
    case total, balance
  }

  public let number: Int
  public let lines: [Line]
}

extension Schedule {
  /// By the market that the table was worked out with. Nil where there is no such instalment.
  public func explain(_ number: Int, by market: Market = .unknown) -> InstallmentExplanation? {
    guard installments.indices.contains(number - 1) else { return nil }
    return ScheduleExplainer(schedule: self, row: installments[number - 1], market: market)
      .explanation
  }
}

/// Puts one row of a table into formulas. What each says in figures is so: an equation, and in
/// words, after a comma, what is added to it; a semicolon begins the notes.
struct ScheduleExplainer {
  let schedule: Schedule
  let row: Installment
  let market: Market

  var terms: LoanTerms { schedule.terms }
  var isLast: Bool { row.number == schedule.installments.count }

  var explanation: InstallmentExplanation {
    let lines =
      payment + [interest, principal] + charges + [
        line(.total, sumOfParts, row.total),
        line(
          .balance, "\(row.openingPrincipal.text) − \(row.principal.text)", row.closingPrincipal),
      ]
    return InstallmentExplanation(
      number: row.number, lines: lines.filter { $0.figure.isAlwaysShown || !$0.amount.isZero })
  }

  private var payment: [InstallmentExplanation.Line] {
    guard !isLast, case .payment(let amount) = ask else { return [] }
    return [line(.payment, plan.paymentWords(amount), amount)]
  }

  private var interest: InstallmentExplanation.Line {
    line(.interest, interestWords + rateSource, row.interest)
  }

  private var principal: InstallmentExplanation.Line {
    line(.principal, principalWords, row.principal)
  }

  private var charges: [InstallmentExplanation.Line] {
    let rate = terms.ivaRate(of: .ordinaryInterest, on: row.periodEnd, due: row.dueOn)
    return [
      line(.interestIVA, ivaWords(rate), row.interestIVA),
      line(.fees, terms.chargeWords(.fee, with: charged), row.fees),
      line(.feesIVA, terms.chargeIVAWords(.fee, with: charged), row.feesIVA),
      line(.insurance, terms.chargeWords(.insurance, with: charged), row.insurance),
      line(.insuranceIVA, terms.chargeIVAWords(.insurance, with: charged), row.insuranceIVA),
    ]
  }

  private var charged: ChargedRow {
    ChargedRow(
      isFirst: row.number == 1, isLast: isLast, start: row.periodStart, end: row.periodEnd,
      opening: row.openingPrincipal, principal: row.principal, interest: row.interest)
  }

  private var sumOfParts: String {
    let iva = row.interestIVA + row.feesIVA + row.insuranceIVA
    let parts = [row.principal, row.interest, iva, row.fees + row.insurance]
    if parts.allSatisfy(\.isZero) { return "nada se cobra en este pago" }
    return parts.filter { !$0.isZero }.map(\.text).joined(separator: " + ")
  }

  private func line(
    _ figure: InstallmentExplanation.Figure, _ formula: String, _ amount: Money
  ) -> InstallmentExplanation.Line {
    InstallmentExplanation.Line(figure: figure, formula: formula, amount: amount)
  }
}

extension InstallmentExplanation.Figure {
  fileprivate var isAlwaysShown: Bool {
    switch self {
    case .payment, .interest, .principal, .total, .balance: true
    case .interestIVA, .fees, .feesIVA, .insurance, .insuranceIVA: false
    }
  }
}

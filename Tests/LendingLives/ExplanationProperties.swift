import Foundation
import Kernel
import Lending

extension Property {
  /// Whoever works out what each line of a row says gets its figure, and the lines are the row.
  static func isTrue(_ drawn: RandomTable, _ random: inout SeededRandom) throws {
    let rows = drawn.schedule.installments
    let row = rows[Int.random(in: rows.indices, using: &random)]
    guard let lines = drawn.schedule.explain(row.number)?.lines else {
      throw Broken(description: "row \(row.number) is not explained")
    }
    for line in lines {
      try hold(line.amount == row[line.figure] ?? line.amount, "row \(row.number): \(line)")
      try hold(isTrue(line, of: row, drawn.terms), "row \(row.number): \(line)")
    }
    try leavesPrincipal(lines, row)
    try sparesPrincipal(lines, row, drawn.terms)
    for line in lines { try addsForAReason(line, rows, row, drawn.terms) }
  }

  /// Nothing of a loan is divided among instalments that pay none of it.
  private static func sparesPrincipal(
    _ lines: [InstallmentExplanation.Line], _ row: Installment, _ terms: LoanTerms
  ) throws {
    guard row.number <= terms.grace.principal, row.closingPrincipal.isPositive,
      let line = lines.first(where: { $0.figure == .principal })
    else { return }
    let words = ["en gracia: no se paga capital", "el capital se paga al final"]
    try hold(words.contains(line.formula), "\(line)")
  }

  /// What is added to an equation or taken from it is what the terms say there may be.
  private static func addsForAReason(
    _ line: InstallmentExplanation.Line, _ rows: [Installment], _ row: Installment,
    _ terms: LoanTerms
  ) throws {
    let rounding = terms.installmentRounding.difference
    let isFirst = rows.prefix(row.number - 1).allSatisfy(\.principal.isZero)
    let isWhole = terms.flatInterest == .whole && row.number == rows.count
    let reasons = [
      ("que deja el redondeo de los demás pagos", rounding == .first && isFirst),
      ("que toca a cada pago de lo que deja el redondeo", rounding == .spread),
      ("dígitos en cada paso", terms.arithmetic != .exact),
      ("$0.01 para que juntos sumen el total", true),
      ("porque el interés del crédito se redondea una sola vez", isWhole),
      ("que esperaban desde el \(row.interestFrom.text)", row.interestFrom < row.periodStart),
    ]
    for clause in line.formula.components(separatedBy: ";")[0].components(separatedBy: ", ")
    where clause.hasPrefix("más ") || clause.hasPrefix("menos ") {
      try hold(reasons.contains { clause.hasSuffix($0.0) && $0.1 }, "row \(row.number): \(line)")
    }
  }

  /// What is taken from the payment is the interest of the row, unless it says which other.
  private static func leavesPrincipal(
    _ lines: [InstallmentExplanation.Line], _ row: Installment
  ) throws {
    guard let payment = lines.first(where: { $0.figure == .payment })?.amount,
      let words = lines.first(where: { $0.figure == .principal })?.formula
    else { return }
    let left = payment - row.principal
    try hold(words.hasPrefix("\(payment.text) − \(left.text) de intereses"), words)
    try hold(words.hasSuffix("intereses") == (left == row.interest) || row.number == 1, words)
    try hold(row.number == 1 || !words.contains("completo"), words)
  }

  private static func isTrue(
    _ line: InstallmentExplanation.Line, of row: Installment, _ terms: LoanTerms
  ) -> Bool {
    if said(line.formula, row, terms) { return true }
    // The names of charges may have digits of their own, and each charge is rounded by itself.
    let parts = terms.charges.reduce(line.formula) { $0.replacing($1.code, with: "") }
      .components(separatedBy: " + ")
    let isSummed = [.fees, .feesIVA, .insurance, .insuranceIVA].contains(line.figure)
    let rounding =
      [.payment, .principal].contains(line.figure)
      ? terms.installmentRounding.mode ?? terms.rounding : terms.rounding
    let amounts = (isSummed ? parts : [line.formula]).map {
      StatedEquation(words: $0, rounding: rounding).amount
    }
    return amounts.allSatisfy { $0 != nil } && amounts.compactMap(\.self).sum == line.amount
  }

  /// What is told without figures, where it is so.
  private static func said(_ words: String, _ row: Installment, _ terms: LoanTerms) -> Bool {
    let place = row.number - 1
    return switch words.components(separatedBy: ";")[0] {
    case "en gracia: no se paga capital": row.principal.isZero && terms.grace != .none
    case "en gracia: no se cobra en este pago": row.interest.isZero
    case "en gracia: este periodo no genera intereses":
      row.interest.isZero && place < terms.grace.interestFree
    case "nada se cobra en este pago": row.total.isZero
    case "el último pago liquida el saldo": row.closingPrincipal.isZero
    case "el capital se paga al final": row.principal.isZero
    case "pago fijo acordado", "pago acordado", "capital acordado": true
    default: false
    }
  }
}

extension Property {
  /// What was earned of each part of what is outstanding is what its formula gives.
  static func formulasAreTrue(_ life: some Lived, _ random: inout SeededRandom) throws {
    let rounding = life.schedule.terms.rounding
    for line in life.account.explain(on: life.day(&random)) {
      guard let (numerator, by) = quotient(line.formula) else { continue }
      let earned = rounding.divide(numerator, by: by)
      try hold(line.earned.minorUnits == earned, "\(line)")
    }
  }

  /// Nil where a formula gives no figures.
  private static func quotient(_ formula: Explanation.Formula) -> (Int128, by: Int128)? {
    func product(_ base: Money, _ rate: Rate, _ days: Int) -> Int128 {
      Int128(base.minorUnits) * Int128(rate.millionths) * Int128(days)
    }
    switch formula {
    case .agreed, .workedOutAgain, .charged: return nil
    case .interest(let base, let rate, let days, let year):
      return (product(base, rate, days), by: 1_000_000 * Int128(year))
    case .share(let whole, let days, let all):
      return (Int128(whole.minorUnits) * Int128(days), by: Int128(all))
    case .iva(let base, let rate), .moratorioCap(let base, let rate):
      return (product(base, rate, 1), by: 1_000_000)
    case .moratorio(let spans, let rate, let year):
      let weight = spans.reduce(Int128(0)) { $0 + product($1.base, rate, $1.days) }
      return (weight, by: 1_000_000 * Int128(year))
    }
  }
}

extension Installment {
  /// What a payment agrees is told by its equation.
  fileprivate subscript(figure: InstallmentExplanation.Figure) -> Money? {
    switch figure {
    case .payment: nil
    case .interest: interest
    case .principal: principal
    case .interestIVA: interestIVA
    case .fees: fees
    case .feesIVA: feesIVA
    case .insurance: insurance
    case .insuranceIVA: insuranceIVA
    case .total: total
    case .balance: closingPrincipal
    }
  }
}

import Kernel

extension ScheduleExplainer {
  var ask: Ask? { ask(of: terms) }

  var periods: [Period] {
    let rows = schedule.installments
    return Period.all(of: terms, ends: rows.map(\.periodEnd), dueOn: rows.map(\.dueOn))
  }

  /// The days of the row that bear interest.
  var bearingDays: Int {
    running(terms).map { $0.rate.days(of: RunningPlan.Period(row)) } ?? row.interestDays
  }

  /// Where instalments are multiples of something, what they would be to the centavo.
  func rounded(_ words: String, to agreed: Money) -> String {
    let rounding = terms.installmentRounding
    var exact = terms
    exact.installmentRounding = .toTheCentavo
    guard rounding.multiple > .centavos(1), let before = ask(of: exact)?.amount, before != agreed
    else { return words }
    let whose = terms.method == .flat ? "y el pago, " : ""
    let first = rounding.difference == .first && row.number == 1
    let rest = first ? ", más lo que el redondeo deja" : ""
    return "\(words), \(before.text), \(whose)a múltiplos de \(rounding.multiple.text)\(rest)"
  }

  /// Where the figures of the table are worked out digit by digit.
  private func running(_ terms: LoanTerms) -> RunningPlan? {
    terms.runningPlan(over: schedule.installments.map(RunningPlan.Period.init))
  }

  private func ask(of terms: LoanTerms) -> Ask? {
    if let running = running(terms) { return .payment(running.rows[row.number - 1].level) }
    if isAskedAgain { return askAgain }
    do throws(TermsRefused) {
      let asks = try terms.asks(
        of: terms.plannedPrincipal, lending: terms.amortizedPrincipal, over: periods[...]
      ).list(over: periods[...])
      return asks.indices.contains(row.number - 1) ? asks[row.number - 1] : nil
    } catch {
      return nil
    }
  }
}

extension Ask {
  fileprivate var amount: Money {
    switch self {
    case .payment(let amount), .principal(let amount): amount
    }
  }
}

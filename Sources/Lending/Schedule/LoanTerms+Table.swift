import Kernel

extension LoanTerms {
  /// What the method asks of each period, as rows that repay exactly what is owed.
  func table(over periods: [Period]) throws(TermsRefused) -> [Installment] {
    if let running = runningPlan(over: periods.map(RunningPlan.Period.init)) {
      return rows(of: running.lines, over: periods)
    }
    let (principal, lent) = (plannedPrincipal, amortizedPrincipal)
    let asks = try asks(of: principal, lending: lent, over: periods[...])
    let lines = Amortization(self, original: lent)
      .rows(principal, asks: asks, over: periods[...])
    try check(lines, of: asks, over: periods)
    let table = rows(of: lines, over: periods)
    precondition(
      table.last?.closingPrincipal == .zero, "the table repays exactly what is owed")
    return table
  }

  private func rows(
    of lines: [InterestAndPrincipal], over periods: [Period]
  ) -> [Installment] {
    var opening = plannedPrincipal
    return lines.indices.map { index in
      let line = lines[index]
      defer { opening -= line.principal }
      return Installment(
        self, number: index + 1, of: lines.count, period: periods[index], line: line,
        opening: opening)
    }
  }
}

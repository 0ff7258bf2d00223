import Kernel

extension LoanTerms {
  /// What the method asks of each period, as rows that repay exactly what is owed.
  func table(over periods: [Period]) throws(TermsRefused) -> [Installment] {
    if let running = runningPlan(over: periods.map(RunningPlan.Period.init)) {
      return rows(of: running.lines, over: periods)
    }
    let (lent, principal) = (amortizedPrincipal, plannedPrincipal)
    let asks = try asks(of: principal, lending: lent, over: periods[...])
    var amortization = Amortization(self, of: principal, original: lent)
    var table: [Installment] = []
    table.reserveCapacity(periods.count)
    for index in periods.indices {
      let period = periods[index]
      guard amortization.goesOn(to: period) else { break }
      let (ask, opening) = (asks.ask(at: index, of: period), amortization.balance)
      let line = amortization.row(ask, over: period, isLast: index == periods.count - 1)
      if periods.count > 1 { try check(line, of: ask, at: index, over: periods) }
      table.append(
        Installment(
          self, number: index + 1, isLast: amortization.isOver, period: period, line: line,
          opening: opening))
    }
    try check(table, over: periods)
    precondition(amortization.isOver, "the table repays exactly what is owed")
    return table
  }

  /// Rows that a running plan has worked out.
  private func rows(
    of lines: [InterestAndPrincipal], over periods: [Period]
  ) -> [Installment] {
    var opening = plannedPrincipal
    return lines.indices.map { index in
      let line = lines[index]
      defer { opening -= line.principal }
      return Installment(
        self, number: index + 1, isLast: index == lines.count - 1, period: periods[index],
        line: line, opening: opening)
    }
  }
}

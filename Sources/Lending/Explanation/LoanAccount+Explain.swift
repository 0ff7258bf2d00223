public import Kernel

extension LoanAccount {
  /// Every part of what is outstanding on `date`, instalment by instalment; their amounts add up
  /// to it.
  public func explain(on date: CalendarDate) -> [Explanation] {
    let replay = replay(through: date)
    return replay.rows.flatMap { row in
      Explainer(replay: replay, row: row, date: date).explanations()
    }
  }
}

/// Puts one instalment's open figures into formulas.
struct Explainer {
  let replay: Replay
  let row: OpenInstallment
  let date: CalendarDate

  private var terms: LoanTerms { replay.terms }

  func explanations() -> [Explanation] {
    let open = row.closing(on: date, terms: terms)
    return Component.allCases.flatMap { component -> [Explanation] in
      guard !open[component].isZero else { return [] }
      let paid = row.paid[component]
      let earned = open[component] + paid
      let net = line(component, .net, earned.net, paid.net, formula(component, earned.net))
      let rate = component.bearsFeeIVA ? terms.ivaOnFees : terms.ivaOnInterest
      let iva = line(component, .iva, earned.iva, paid.iva, .iva(of: earned.net, rate: rate))
      return [net, iva].filter { !$0.amount.isZero }
    }
  }

  private func line(
    _ component: Component, _ side: Explanation.Side, _ earned: Money, _ paid: Money,
    _ formula: Explanation.Formula
  ) -> Explanation {
    Explanation(
      row: row.kind, installment: row.number, component: component, side: side, earned: earned,
      paid: paid,
      formula: formula)
  }

  private func formula(_ component: Component, _ earned: Money) -> Explanation.Formula {
    switch component {
    case .principal:
      row.kind == .downPayment || row.owed.principal == agreed?.principal
        ? .agreed : .workedOutAgain
    case .fees: row.owed.fees.net == agreed?.fees ? .agreed : .charged
    case .insurance: .agreed
    case .collectionFees: .charged
    case .moratorio:
      .moratorio(
        spans: spans, rate: terms.moratorioAnnualRate, year: terms.dayCount.daysOfYear)
    case .ordinaryInterest: interest(earned)
    }
  }

  /// Nil where the contract's table had no such row.
  private var agreed: Installment? {
    let table = replay.schedule.installments
    return row.kind == .installment && row.number <= table.count ? table[row.number - 1] : nil
  }

  private func interest(_ earned: Money) -> Explanation.Formula {
    let whole = row.owed.ordinaryInterest.net
    guard let agreed, whole == agreed.interest, row.accrualFrom == row.periodStart else {
      return .workedOutAgain
    }
    guard date < row.periodEnd else {
      return .interest(
        base: agreed.interestBase, rate: terms.annualRate, days: agreed.interestDays,
        year: terms.dayCount.daysOfYear)
    }
    return .share(
      of: whole, days: row.periodStart.days(to: date),
      ofDays: row.periodStart.days(to: row.periodEnd))
  }

  /// The overdue principal between one payment of it and the next.
  private var spans: [Explanation.Span] {
    var base = row.owed.principal
    var from = row.dueOn
    var spans: [Explanation.Span] = []
    let paid = replay.lines.lazy.filter { line in
      line.row == row.kind && line.installment == row.number && line.component == .principal
    }
    for line in paid {
      if line.on > from {
        spans.append(Explanation.Span(base: base, days: from.days(to: line.on)))
        from = line.on
      }
      base -= line.part.net
    }
    if base.isPositive, date > from {
      spans.append(Explanation.Span(base: base, days: from.days(to: date)))
    }
    return spans
  }
}

extension Component {
  /// Fees have an IVA rate of their own; interest of both kinds shares the other.
  var bearsFeeIVA: Bool {
    switch self {
    case .fees, .insurance, .collectionFees: true
    case .principal, .ordinaryInterest, .moratorio: false
    }
  }
}

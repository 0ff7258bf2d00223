public import Kernel

extension LoanAccount {
  /// Every part of what is outstanding on `date`, instalment by instalment; their amounts add up
  /// to it.
  public func explain(on date: CalendarDate) -> [Explanation] {
    var replay = Replay(schedule)
    replay.isExplained = true
    replay.run(events, through: date)
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
      let earned = open[component] + row.cleared[component]
      let net = line(component, .net, \.net, of: earned, formula(component, earned.net))
      let iva = line(component, .iva, \.iva, of: earned, ivaFormula(component, earned))
      return [net, iva].filter { !$0.amount.isZero }
    }
  }

  /// Real interest bears the IVA that the table says of its period; and several charges, or parts
  /// of a figure that was worked out again, are rounded one by one.
  private func ivaFormula(_ component: Component, _ earned: Part) -> Explanation.Formula {
    let rate = terms.ivaRate(of: component, on: row.periodEnd, due: row.dueOn)
    if earned.net.proportion(rate, rounding: terms.rounding) == earned.iva {
      return .iva(of: earned.net, rate: rate)
    }
    switch component {
    case .collectionFees: return .charged
    case .moratorio: return .workedOutAgain
    case .principal, .fees, .insurance, .ordinaryInterest:
      return row.isOfTable ? .agreed : .workedOutAgain
    }
  }

  private func line(
    _ component: Component, _ side: Explanation.Side, _ half: KeyPath<Part, Money>,
    of earned: Part, _ formula: Explanation.Formula
  ) -> Explanation {
    Explanation(
      row: row.kind, installment: row.number, component: component, side: side,
      earned: earned[keyPath: half], paid: row.paid[component][keyPath: half],
      relieved: row.relieved[component][keyPath: half], formula: formula)
  }

  private func formula(_ component: Component, _ earned: Money) -> Explanation.Formula {
    switch component {
    case .principal:
      row.kind == .downPayment || row.owed.principal == agreed?.principal
        ? .agreed : .workedOutAgain
    case .fees: row.owed.fees.net == agreed?.fees ? .agreed : .charged
    case .insurance: .agreed
    case .collectionFees: .charged
    case .moratorio: moratorio(earned)
    case .ordinaryInterest: interest(earned)
    }
  }

  private func moratorio(_ earned: Money) -> Explanation.Formula {
    let (rate, year) = (terms.moratorioAnnualRate, terms.dayCount.daysOfYear)
    let spans = row.spans(by: date, terms: terms)
    let weight = spans.reduce(Int128(0)) { $0 + Int128($1.base.minorUnits) * Int128($1.days) }
    let simple = terms.rounding.divide(
      weight * Int128(rate.millionths), by: Int128(Rate.one.millionths) * Int128(year))
    if Money(minorUnits: simple) == earned {
      return .moratorio(spans: spans, rate: rate, year: year)
    }
    let overdue = row.overdueWhenLate
    guard let cap = terms.moratorio.cap,
      overdue.proportion(cap, rounding: terms.rounding) == earned
    else { return .workedOutAgain }
    return .moratorioCap(of: overdue, share: cap)
  }

  /// Nil where the contract's table had no such row.
  private var agreed: Installment? {
    let table = replay.schedule.installments
    let isSigned = row.kind == .installment && !row.isOfModification && row.number <= table.count
    return isSigned ? table[row.number - 1] : nil
  }

  private func interest(_ earned: Money) -> Explanation.Formula {
    let whole = row.owed.ordinaryInterest.net
    guard let agreed, whole == agreed.interest, row.brought.ordinaryInterest.isZero,
      row.lateInterest(by: date, terms: terms).isZero,
      row.accrualFrom == row.periodStart
    else { return .workedOutAgain }
    guard date < row.periodEnd else { return Self.formula(of: agreed, terms) }
    guard row.waiting.isEmpty else { return .workedOutAgain }
    return .share(
      of: whole, days: row.periodStart.days(to: date),
      ofDays: row.periodStart.days(to: row.periodEnd))
  }
}

extension Explainer {
  /// The interest of a period by its days, where they give it: days of two years, or digits kept at
  /// each step, are for the table to tell.
  private static func formula(of agreed: Installment, _ terms: LoanTerms) -> Explanation.Formula {
    let (base, days) = (agreed.interestBase, agreed.interestDays)
    let isLeap = terms.dayCount == .actualActual && CalendarDate.isLeap(agreed.periodEnd.year)
    let year = isLeap ? 366 : terms.dayCount.daysOfYear
    let interest = base.interest(
      at: terms.annualRate, days: days, year: year, rounding: terms.rounding)
    guard interest == agreed.interest else { return .agreed }
    return .interest(base: base, rate: terms.annualRate, days: days, year: year)
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

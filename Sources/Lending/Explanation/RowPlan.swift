import Kernel

/// What a row was worked out from: the whole loan, or what was left of it when its rate changed.
struct RowPlan {
  let terms: LoanTerms
  /// What the periods repay.
  let principal: Money
  /// What flat interest is on.
  let lent: Money
  let periods: ArraySlice<Period>
  /// The row's own, among the periods.
  let place: Int

  var period: Period { periods[place] }
  /// So many repay principal.
  var paying: Int { periods.count { !$0.sparesPrincipal } }
  var isFirstPaying: Bool { place == periods.firstIndex { !$0.sparesPrincipal } }

  var ask: Ask? { asks(of: terms)?[place] }

  /// The same before the difference that rounding leaves lands anywhere.
  var firstPayment: Money {
    var plain = terms
    plain.installmentRounding.difference = .last
    for case .payment(let payment) in asks(of: plain) ?? [] { return payment }
    return .zero
  }

  private func asks(of terms: LoanTerms) -> [Ask]? {
    do throws(TermsRefused) {
      let asks = try terms.asks(of: principal, lending: lent, over: periods).list(over: periods)
      return asks.indices.contains(place) ? asks : nil
    } catch {
      return nil
    }
  }
}

extension ScheduleExplainer {
  /// By the dates of the contract, whose periods are whole wherever the days to pay move.
  var plan: RowPlan {
    let rows = schedule.installments
    let (ends, dueOn) = (schedule.contractualDates, rows.map(\.dueOn))
    guard let reset, let first = rows.firstIndex(where: { $0.periodEnd > reset.from }) else {
      let periods = Period.all(of: terms, ends: ends + unused, dueOn: dueOn + unused)
      return RowPlan(
        terms: terms, principal: terms.plannedPrincipal, lent: terms.amortizedPrincipal,
        periods: periods[...], place: row.number - 1)
    }
    let periods = Period.all(of: terms, ends: ends, dueOn: dueOn)
    var then = terms
    then.annualRate = reset.rate
    let ahead = periods[first...].map { period in
      var ahead = period
      ahead.levelWeight = period.weight
      return ahead
    }
    let open = rows[first].openingPrincipal
    return RowPlan(
      terms: then, principal: open, lent: open, periods: ahead[...], place: row.number - 1 - first)
  }

  /// The dates of the contract after the one on which nothing was left to repay.
  private var unused: [CalendarDate] {
    let count = schedule.installments.count
    guard terms.method != .bullet, count < terms.installmentCount,
      let all = try? DueDates(terms: terms).all()
    else { return [] }
    return Array(all.dropFirst(count))
  }

  /// What the table asks of the row; nil where no one formula says it.
  var ask: Ask? {
    guard rates.count <= 1 else { return nil }
    if let running { return .payment(running.rows[row.number - 1].level) }
    let plan = plan
    guard let ask = plan.ask else { return nil }
    let principal = ask.principal(besides: levelInterest(plan))
    return isLast || principal == row.principal ? ask : nil
  }

  /// What a payment counts as interest of the row: a stub that only the first instalment bears is a
  /// whole period here.
  func levelInterest(_ plan: RowPlan) -> Money {
    plan.terms.interest(on: row.interestBase, weight: plan.period.levelWeight)
  }

  /// Where the figures of the table are worked out digit by digit.
  var running: RunningPlan? {
    terms.runningPlan(over: schedule.installments.map(RunningPlan.Period.init))
  }
}

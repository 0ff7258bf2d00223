import Kernel
import Lending

/// Loans whose interest follows the balance, drawn more than once, paid early and late, repaid
/// ahead, priced and laid anew: lives in which each day's interest can be counted by hand.
struct BearingLife: Lived {
  let schedule: Schedule
  var events: [LoanEvent]

  init?(_ random: inout SeededRandom) {
    let terms = Self.terms(&random)
    guard let schedule = try? Schedule(terms, calendar: .mexicoBanking) else { return nil }
    self.schedule = schedule
    var events: [LoanEvent] = []
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      events.append(Self.event(after: events, of: schedule, &random))
    }
    self.events = events
  }

  private static func terms(_ random: inout SeededRandom) -> LoanTerms {
    let methods: [RepaymentMethod] = [
      .level, .level, .equalPrincipal, .interestOnly, .bullet, .balloon(.share(rate: .percent(30))),
    ]
    var terms = LoanTerms(
      principal: .mxn(.random(in: 10_000...50_000, using: &random)),
      disbursedOn: CalendarDate("2026-01-01")!.adding(days: .random(in: 0...700, using: &random)),
      installmentCount: .random(in: 2...8, using: &random),
      frequency: [.weekly, .quincenal, .monthly, .days(30)].randomElement(using: &random)!,
      method: methods.randomElement(using: &random)!,
      annualRate: .percent(.random(in: 1...90, using: &random)),
      dayCount: [.actual360, .actual364, .actual365].randomElement(using: &random)!,
      ivaOnInterest: Bool.random(using: &random) ? .zero : .percent(16),
      workingDays: WorkingDayRule(
        WorkingDayRule.Shift.allCases.randomElement(using: &random)!,
        movesInterest: Bool.random(using: &random)))
    terms.recalculation = .onEarly
    terms.allocation = AllocationPlan(
      usual: .always(.usual),
      additions: AllocationPlan.Additions.allCases.randomElement(using: &random)!)
    terms.allocation.usual.inAdvance = Bool.random(using: &random) ? [] : [.principal]
    terms.allocation.usual.ahead = AllocationRule.Ahead.allCases.randomElement(using: &random)!
    terms.drawdowns = .overRemaining
    // Digit by digit, a month bears the days of the one it starts in, however many it has.
    if terms.frequency != .monthly, Bool.random(using: &random) {
      terms.arithmetic = .significantDigits(12)
    }
    if Bool.random(using: &random) {
      terms.grace.principal = .random(in: 0...3, using: &random)
      if !terms.asksEarly { terms.grace.interestPayment = .random(in: 0...3, using: &random) }
    }
    return terms
  }

  private static func event(
    after events: [LoanEvent], of schedule: Schedule, _ random: inout SeededRandom
  ) -> LoanEvent {
    let paid = events.last { $0.amount.isPositive }
    let life = schedule.terms.disbursedOn.days(to: schedule.lastDueOn)
    let on = schedule.terms.disbursedOn.adding(days: .random(in: 0...life, using: &random))
    // Of an instalment that waits for a working day, the days show only what it asks in the end:
    // no other table asks it meanwhile.
    func worked(_ day: CalendarDate) -> CalendarDate {
      schedule.terms.asksLate ? BusinessCalendar.mexicoBanking.workingDay(onOrAfter: day) : day
    }
    let most = schedule.terms.principal.minorUnits / 3
    let amount = Money.centavos(.random(in: 10_000...most, using: &random))
    let what: LoanEvent.What =
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: .drawdown(amount: amount)
      case 2: .prepayment(amount: amount, choosing: .shortenTerm)
      case 3: .prepayment(amount: amount, choosing: .lowerInstallments)
      case 4: .rateChange(to: .percent(.random(in: 1...90, using: &random)))
      case 5: .payoff(amount: amount * 4)
      case 6 where !events.isEmpty: .reversal(of: events[events.count - 1].id)
      case 7: .modification(modification(on: worked(on), of: schedule, &random))
      case 8,
        9 where paid != nil:
        .chargeback(amount: min(amount, paid?.amount ?? .zero), of: paid?.id ?? "")
      default: .payment(amount: amount)
      }
    let day =
      switch what {
      case .rateChange: on
      case .chargeback: worked(max(on, paid?.effectiveOn ?? on))
      default: worked(on)
      }
    return LoanEvent(
      id: "evt-\(events.count)", effectiveOn: day, instant: Int64(events.count), what)
  }

  private static func modification(
    on date: CalendarDate, of schedule: Schedule, _ random: inout SeededRandom
  ) -> Modification {
    let dates = try? LoanAccount(schedule: schedule).newDates(
      after: date, count: .random(in: 1...8, using: &random), calendar: .mexicoBanking)
    // A date that would move to the day of the agreement waits for the next working day.
    let isWaiting =
      !schedule.terms.asksLate && dates?.contains { $0.end < $0.dueOn } ?? false
    let methods: [RepaymentMethod?] = [nil, .level, .equalPrincipal, .interestOnly]
    let new = NewTerms(
      method: methods.randomElement(using: &random)!,
      dates: Bool.random(using: &random) && !isWaiting ? dates : nil)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return .reamortise
    case 2 where schedule.terms.asksEarly: return .reamortise
    case 1: return .reschedule(new)
    case 3:
      let most = schedule.terms.principal.minorUnits / 3
      return .topUp(amount: .centavos(.random(in: 10_000...most, using: &random)), new)
    default:
      let interest: HolidayInterest = Bool.random(using: &random) ? .deferred : .spread
      return .paymentHoliday(
        PaymentHoliday(installments: .random(in: 1...3, using: &random), interest: interest))
    }
  }
}

extension LoanTerms {
  /// Whether an instalment may be due before its period ends. Interest that it puts off is asked by
  /// the day where the loan is closed meanwhile, and by the period elsewhere: it is not drawn.
  fileprivate var asksEarly: Bool { isMoved(as: [.previous, .modifiedNext]) }

  /// Whether it may be due after its period ended.
  fileprivate var asksLate: Bool { isMoved(as: [.next, .modifiedNext]) }

  private func isMoved(as shifts: [WorkingDayRule.Shift]) -> Bool {
    !workingDays.movesInterest && shifts.contains(workingDays.shift)
  }
}

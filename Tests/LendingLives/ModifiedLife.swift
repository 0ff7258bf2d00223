import Kernel
import Lending

/// A life of any contract, with what lateness and punctuality cost, and everything that may be
/// decided about a loan while it lives.
struct ModifiedLife: Lived {
  let schedule: Schedule
  var events: [LoanEvent]

  init?(_ random: inout SeededRandom) {
    guard let life = RandomLife(&random) else { return nil }
    var terms = life.schedule.terms
    Self.draw(&terms, &random)
    guard let schedule = try? Schedule(terms, calendar: BusinessCalendar()) else { return nil }
    self.schedule = schedule
    var events = life.events
    for index in 0..<Int.random(in: 0...4, using: &random) {
      events.append(Self.decision(index, after: events, of: schedule, &random))
    }
    self.events = events
  }

  private static func draw(_ terms: inout LoanTerms, _ random: inout SeededRandom) {
    terms.moratorio = Moratorio(
      base: Moratorio.Base.allCases.randomElement(using: &random)!,
      graceDays: [0, 0, 4].randomElement(using: &random)!,
      cap: [nil, nil, .percent(20)].randomElement(using: &random)!,
      ordinaryInterest: Moratorio.Beside.allCases.randomElement(using: &random)!)
    terms.recalculation = Recalculation.allCases.randomElement(using: &random)!
    terms.tolerance = Tolerance(
      amount: .centavos(.random(in: 0...500, using: &random)),
      days: .random(in: 0...2, using: &random))
    switch Int.random(in: 0..<4, using: &random) {
    case 0: terms.lateFee = lateFee(&random)
    case 1:
      terms.punctuality = Punctuality(
        share: .percent(.random(in: 0...100, using: &random)),
        reward: Punctuality.Reward.allCases.randomElement(using: &random)!)
    default: break
    }
  }

  private static func lateFee(_ random: inout SeededRandom) -> LateFee {
    let amounts: [LateFee.Amount] = [
      .fixed(.mxn(50)), .share(.percent(5)),
      .ladder([
        LateFee.Step(daysLate: 1, total: .mxn(20)), LateFee.Step(daysLate: 9, total: .mxn(90)),
      ]),
    ]
    let amount = amounts.randomElement(using: &random)!
    var frequency = LateFee.LateFrequency.allCases.randomElement(using: &random)!
    if case .ladder = amount, frequency == .daily { frequency = .oncePerInstallment }
    return LateFee(
      amount, frequency: frequency, graceDays: [0, 3].randomElement(using: &random)!,
      minimumOverdue: .mxn(Int64([0, 20].randomElement(using: &random)!)),
      cap: [nil, .mxn(120)].randomElement(using: &random)!)
  }

  private static func decision(
    _ index: Int, after events: [LoanEvent], of schedule: Schedule, _ random: inout SeededRandom
  ) -> LoanEvent {
    let start = schedule.terms.disbursedOn
    let life = start.days(to: schedule.lastDueOn) + 40
    let on = start.adding(days: .random(in: 0...life, using: &random))
    let amount = Money.centavos(.random(in: 1...400_000, using: &random))
    let paid = events.filter { $0.amount.isPositive }.randomElement(using: &random)
    let disputes = events.filter {
      if case .disputeOpened = $0.what { true } else { false }
    }
    let number = Int.random(in: 1...schedule.installments.count, using: &random)
    let what: LoanEvent.What =
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        .waiver(amount: amount, of: Component.allCases.randomElement(using: &random)!)
      case 1 where paid != nil: .chargeback(amount: paid!.amount, of: paid!.id)
      case 2: .disputeOpened(amount: amount, installment: number)
      case 3 where !disputes.isEmpty: .disputeClosed(of: disputes[0].id)
      case 4: .rateChange(to: .percent(.random(in: 0...90, using: &random)))
      default: .modification(modification(on: on, amount: amount, of: schedule, &random))
      }
    let day = paid.map { if case .chargeback = what { max(on, $0.effectiveOn) } else { on } } ?? on
    return LoanEvent(
      id: "mod-\(index)", effectiveOn: day, instant: .random(in: 0...3, using: &random), what)
  }

  private static func modification(
    on date: CalendarDate, amount: Money, of schedule: Schedule, _ random: inout SeededRandom
  ) -> Modification {
    let dates =
      Bool.random(using: &random)
      ? try? LoanAccount(schedule: schedule).newDates(
        after: date, count: .random(in: 1...8, using: &random), calendar: BusinessCalendar()) : nil
    let new = NewTerms(
      annualRate: Bool.random(using: &random) ? .percent(30) : nil,
      method: [nil, nil, .level, .equalPrincipal].randomElement(using: &random)!, dates: dates)
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1: return .reschedule(new)
    case 2, 3:
      return .paymentHoliday(
        PaymentHoliday(
          installments: .random(in: 1...3, using: &random),
          interest: HolidayInterest.allCases.randomElement(using: &random)!))
    case 4, 5: return .reage(new)
    case 6: return .reamortise
    case 7, 8:
      let chosen = Component.allCases.filter { _ in Bool.random(using: &random) }
      return .restructure(capitalising: chosen, new)
    case 9: return .topUp(amount: amount, new)
    case 10: return Bool.random(using: &random) ? .chargeOff : .sale
    default: return .writeOff
    }
  }
}

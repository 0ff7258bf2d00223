import Foundation
import Kernel
import Lending

/// Loans under any allocation plan, drawn more than once, with down payments and charges, and
/// every kind of payment on any day.
struct RandomLife: Lived {
  let schedule: Schedule
  var events: [LoanEvent]

  /// Nil where the terms drawn make no schedule.
  init?(_ random: inout SeededRandom) {
    guard let schedule = try? Schedule(Self.terms(&random), calendar: BusinessCalendar()) else {
      return nil
    }
    self.schedule = schedule
    let count = Int.random(in: 0...8, using: &random)
    events = (0..<count).map { Self.event($0, of: schedule, &random) }
  }

  private static func terms(_ random: inout SeededRandom) -> LoanTerms {
    let methods: [RepaymentMethod] = [.level, .level, .flat, .equalPrincipal, .interestOnly]
    let multiples: [Money] = [.centavos(1), .centavos(1), .mxn(1)]
    let share = Rate(millionths: .random(in: 0...500_000, using: &random))
    let arithmetics: [Arithmetic] = [.exact, .significantDigits(12), .significantDigits(19)]
    return LoanTerms(
      principal: .centavos(.random(in: 10_000...5_000_000, using: &random)),
      disbursedOn: CalendarDate("2026-01-01")!.adding(days: .random(in: 0...700, using: &random)),
      installmentCount: .random(in: 1...12, using: &random),
      frequency: [.weekly, .quincenal, .monthly, .days(30)].randomElement(using: &random)!,
      method: methods.randomElement(using: &random)!,
      annualRate: Rate(millionths: [0, 120_000, 599_900].randomElement(using: &random)!),
      dayCount: DayCount.allCases.randomElement(using: &random)!,
      moratorioAnnualRate: Rate(millionths: [0, 900_000].randomElement(using: &random)!),
      workingDays: WorkingDayRule(.none),
      installmentRounding: InstallmentRounding(
        multiple: multiples.randomElement(using: &random)!),
      arithmetic: arithmetics.randomElement(using: &random)!, allocation: plan(&random),
      downPayment: Bool.random(using: &random)
        ? nil
        : DownPayment(
          share: share, collection: Bool.random(using: &random) ? .automatic : .byPayment),
      drawdowns: DrawdownRule.allCases.randomElement(using: &random)!,
      flatInterest: FlatInterest.allCases.randomElement(using: &random)!)
  }

  static func plan(_ random: inout SeededRandom) -> AllocationPlan {
    var kinds: [PaymentKind: AllocationRule] = [:]
    for kind in PaymentKind.allCases where Bool.random(using: &random) {
      kinds[kind] = rule(&random)
    }
    return AllocationPlan(
      usual: rule(&random), byKind: kinds,
      additions: AllocationPlan.Additions.allCases.randomElement(using: &random)!)
  }

  private static func rule(_ random: inout SeededRandom) -> AllocationRule {
    let all = Component.allCases.shuffled(using: &random)
    let most = Int.random(in: 0...all.count, using: &random)
    return AllocationRule(
      pastDue: ComponentOrder(all), due: ComponentOrder(all.shuffled(using: &random)),
      inAdvance: ComponentOrder(all.shuffled(using: &random).prefix(most)),
      direction: AllocationRule.Direction.allCases.randomElement(using: &random)!,
      ahead: AllocationRule.Ahead.allCases.randomElement(using: &random)!)
  }

  private static func event(
    _ index: Int, of schedule: Schedule, _ random: inout SeededRandom
  ) -> LoanEvent {
    let start = schedule.terms.disbursedOn
    let life = start.days(to: schedule.lastDueOn) + 40
    let on = start.adding(days: .random(in: 0...life, using: &random))
    let installment = schedule.installments[0].total.minorUnits
    let amount = Money.centavos(.random(in: 1...max(1, installment * 3), using: &random))
    let what: LoanEvent.What =
      switch Int.random(in: 0..<24, using: &random) {
      case 0, 1: .drawdown(amount: amount)
      case 2: .charge(amount: amount, as: .fees, dueOn: on.adding(days: 20))
      case 3: .charge(amount: amount, as: .collectionFees, dueOn: on)
      case 4: .prepayment(amount: amount, choosing: .shortenTerm)
      case 5: .prepayment(amount: amount, choosing: .lowerInstallments)
      case 6: .payoff(amount: amount * 30)
      case 7: .collectionFee(amount: amount)
      case 8 where index > 0: .reversal(of: "evt-\(Int.random(in: 0..<index, using: &random))")
      case 9...14:
        .credited(
          amount: amount, as: PaymentKind.allCases.randomElement(using: &random)!)
      default: .payment(amount: amount)
      }
    return LoanEvent(
      id: "evt-\(index)", effectiveOn: on, instant: .random(in: 0...3, using: &random), what)
  }
}

import Foundation
import Kernel
import Lending

/// Loans and lives that nobody would think of.
struct RandomLoan: Lived {
  let schedule: Schedule
  var events: [LoanEvent]

  private static let frequencies: [Frequency] = [
    .weekly, .catorcenal, .quincenal, .monthly, .days(10), .months(2), .daysOfMonth([10, 25]),
    .weekdayOfMonth(.tuesday, nth: 5),
  ]
  private static let methods: [RepaymentMethod] = [
    .level, .level, .flat, .flat, .equalPrincipal, .interestOnly, .bullet,
    .balloon(.share(rate: .percent(30))), .stepped(.share(.percent(5)), every: 3),
    .stepped(.amount(.centavos(-10)), every: 2),
  ]

  /// Nil where the terms drawn make no schedule.
  init?(_ random: inout SeededRandom) {
    guard let schedule = try? Schedule(Self.terms(&random), calendar: goldenCalendar) else {
      return nil
    }
    self.schedule = schedule
    let count = Int.random(in: 0...8, using: &random)
    events = (0..<count).map { Self.event($0, of: schedule, &random) }
  }

  private static func terms(_ random: inout SeededRandom) -> LoanTerms {
    let fee = OpeningFee(
      .share(rate: Rate(millionths: .random(in: 0...80_000, using: &random))),
      settlement: Bool.random(using: &random) ? .deducted : .financed)
    return LoanTerms(
      principal: .centavos(.random(in: 1...5_000_000, using: &random)),
      disbursedOn: CalendarDate("2026-01-01")!.adding(
        days: .random(in: 0...700, using: &random)),
      installmentCount: .random(in: 1...40, using: &random),
      frequency: frequencies.randomElement(using: &random)!,
      method: methods.randomElement(using: &random)!,
      annualRate: Rate(millionths: .random(in: 0...2_000_000, using: &random)),
      dayCount: DayCount.allCases.randomElement(using: &random)!,
      moratorioAnnualRate: Rate(millionths: .random(in: 0...3_000_000, using: &random)),
      openingFee: Bool.random(using: &random) ? fee : nil,
      installmentFee: .centavos(.random(in: 0...3_000, using: &random)),
      firstDue: FirstDue(
        minimumDays: .random(in: 1...12, using: &random),
        stub: Bool.random(using: &random) ? .spread : .inFirstInstallment),
      rounding: Rounding.allCases.randomElement(using: &random)!,
      allocationOrder: ComponentOrder(Component.allCases.shuffled(using: &random)))
  }

  private static func event(
    _ index: Int, of schedule: Schedule, _ random: inout SeededRandom
  ) -> LoanEvent {
    let start = schedule.terms.disbursedOn
    let life = start.days(to: schedule.lastDueOn) + 40
    let installment = schedule.installments[0].total.minorUnits
    let amount = Money.centavos(.random(in: 1...max(1, installment * 3), using: &random))
    let what: LoanEvent.What =
      switch Int.random(in: 0..<20, using: &random) {
      case 0: .collectionFee(amount: amount)
      case 1: .prepayment(amount: amount, choosing: .shortenTerm)
      case 2: .prepayment(amount: amount, choosing: .lowerInstallments)
      case 3: .payoff(amount: amount * 30)
      case 4 where index > 0: .reversal(of: "evt-\(Int.random(in: 0..<index, using: &random))")
      default: .payment(amount: amount)
      }
    return LoanEvent(
      id: "evt-\(index)", effectiveOn: start.adding(days: .random(in: 0...life, using: &random)),
      at: Date(timeIntervalSince1970: Double(Int.random(in: 0...3, using: &random))), what)
  }
}

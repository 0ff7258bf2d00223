import Kernel
import Lending

extension Property {
  static let ofAllocations = [
    Property(
      "allocations: everyPaymentIsItsAllocationAndItsExcess", 101,
      everyPaymentIsItsAllocationAndItsExcess),
    Property(
      "allocations: nothingIsEverNegativeAndTheTableRepaysWhatWasLent", 102,
      nothingIsEverNegativeAndTheTableRepaysWhatWasLent),
    Property(
      "allocations: principalOwedAndPaidIsWhatWasLent", 103, principalOwedAndPaidIsWhatWasLent),
    Property(
      "allocations: oneEventAfterAnotherIsTheSameAsAllAtOnce", 105,
      oneEventAfterAnotherIsTheSameAsAllAtOnce),
    Property(
      "allocations: aLaterDrawdownChangesNoInterestOfThePeriodsBeforeIt", 109,
      aLaterDrawdownChangesNoInterestOfThePeriodsBeforeIt),
  ]

  private static func everyPaymentIsItsAllocationAndItsExcess(
    _ life: RandomLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let paid = Money.centavos(.random(in: 1...900_000, using: &random))
    let kind = PaymentKind.allCases.randomElement(using: &random)!
    let before = life.account.position(on: on)
    let event = LoanEvent(
      id: "new", effectiveOn: on, instant: 9, .credited(amount: paid, as: kind))
    let effect = life.account.receive(event, asOf: on)
    let applied = effect.after.totals.applied.total - before.totals.applied.total
    try hold(applied + effect.after.credit == paid + before.credit)
    try hold(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
  }

  private static func nothingIsEverNegativeAndTheTableRepaysWhatWasLent(
    _ life: RandomLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let position = life.account.position(on: on)
    for component in Component.allCases {
      try hold(!position.outstanding[component].net.isNegative)
      try hold(!position.outstanding[component].iva.isNegative)
    }
    try hold(!position.credit.isNegative && !position.toPay.isNegative)
    for row in life.account.installments(on: on) {
      try hold(!row.unpaid.principal.isNegative && !row.unpaid.total.isNegative)
      try hold(row.paidInAdvance + row.paidLate <= row.paid.total)
      try hold((row.clearedOn == nil) || row.unpaid.total.isZero)
    }
  }

  private static func principalOwedAndPaidIsWhatWasLent(
    _ life: RandomLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let undone = Set(
      life.events.compactMap { event in
        if case .reversal(let id) = event.what { id } else { nil }
      })
    let drawn = life.events.reduce(life.schedule.terms.amortizedPrincipal) { sum, event in
      guard case .drawdown(let amount) = event.what, event.effectiveOn <= on,
        !undone.contains(event.id)
      else { return sum }
      return sum + amount
    }
    let position = life.account.position(on: on)
    try hold(position.outstanding.principal + position.totals.applied.principal == drawn)
  }

  private static func oneEventAfterAnotherIsTheSameAsAllAtOnce(
    _ life: RandomLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    var account = LoanAccount(schedule: life.schedule)
    for event in life.events { account = account.receive(event, asOf: on).account }
    try hold(account.position(on: on) == life.account.position(on: on))
  }

  /// Also where every payment meets every drawdown, and whatever was paid ahead before it. Where
  /// that was all the principal, the interest that it earned may wait for another row to ask it.
  private static func aLaterDrawdownChangesNoInterestOfThePeriodsBeforeIt(
    _ life: RandomLife, _ random: inout SeededRandom
  ) throws {
    var terms = life.schedule.terms
    (terms.downPayment, terms.recalculation) = (
      nil, Recalculation.allCases.randomElement(using: &random)!
    )
    terms.allocation = AllocationPlan(
      usual: .always(.usual),
      additions: AllocationPlan.Additions.allCases.randomElement(using: &random)!)
    terms.allocation.usual.inAdvance = [.principal]
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let drawn = LoanEvent(
      id: "drawn", effectiveOn: life.day(&random, through: 200), instant: 9,
      .drawdown(amount: .centavos(.random(in: 1...4_000_000, using: &random))))
    let paid = life.events.filter { $0.amount.isPositive && $0.effectiveOn < drawn.effectiveOn }
    let alone = LoanAccount(schedule: schedule, events: paid)
    let on = drawn.effectiveOn
    guard alone.position(on: on).outstanding.principal.isPositive else { return }
    let before = alone.installments(on: on).prefix { $0.dueOn < on }
    let after = alone.adding(drawn).installments(on: on).prefix { $0.dueOn < on }
    try hold(
      before.map(\.owed.ordinaryInterest) == after.map(\.owed.ordinaryInterest),
      "\n\(json(terms))\n\(json(paid + [drawn]))")
  }
}

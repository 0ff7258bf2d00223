import Kernel
import Lending

extension Property {
  static let ofModifications = [
    Property(
      "modifications: principalIsRepaidWrittenOffSoldOrStillOwed", 201,
      principalIsRepaidWrittenOffSoldOrStillOwed),
    Property("modifications: nothingIsEverNegative", 202, nothingIsEverNegative),
    Property(
      "modifications: everyPaymentIsItsAllocationAndItsExcess", 203,
      everyPaymentIsItsAllocationAndItsExcess),
    Property(
      "modifications: payingAllThatIsProjectedOnItsDaysPaysTheLoanOff", 208,
      payingAllThatIsProjectedOnItsDaysPaysTheLoanOff),
    Property("modifications: theFormulaOfAnOpenFigureGivesItsAmount", 209) {
      (life: ModifiedLife, random) in try formulasAreTrue(life, &random)
    },
  ]

  private static func principalIsRepaidWrittenOffSoldOrStillOwed(
    _ life: ModifiedLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let position = life.account.position(on: on)
    let totals = position.totals
    let left = totals.writtenOff.principal + totals.sold.principal
    try hold(
      totals.applied.principal + left + position.outstanding.principal
        == totals.disbursed + totals.capitalised.total)
  }

  private static func nothingIsEverNegative(_ life: ModifiedLife, _ random: inout SeededRandom)
    throws
  {
    let on = life.day(&random)
    let position = life.account.position(on: on)
    let totals = position.totals
    for component in Component.allCases {
      let parts = [
        position.outstanding, position.due, position.pastDue, totals.applied, totals.waived,
        totals.capitalised, totals.writtenOff, totals.recovered, totals.sold, totals.earned,
        position.recoverable,
      ].map { $0[component] }
      try hold(parts.allSatisfy { !$0.net.isNegative && !$0.iva.isNegative })
    }
    try hold(!position.credit.isNegative && !position.toPay.isNegative)
    try hold(!position.disputed.isNegative && !totals.rewarded.net.isNegative)
  }

  private static func everyPaymentIsItsAllocationAndItsExcess(
    _ life: ModifiedLife, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let paid = Money.centavos(.random(in: 1...900_000, using: &random))
    let event = LoanEvent(
      id: "new", effectiveOn: on, instant: 9, .payment(amount: paid))
    let before = life.account.position(on: on)
    let effect = life.account.receive(event, asOf: on)
    let after = effect.after
    let applied = after.totals.applied.total - before.totals.applied.total
    let recovered = after.totals.recovered.total - before.totals.recovered.total
    let rewarded = after.totals.rewarded.total - before.totals.rewarded.total
    try hold(applied + recovered + after.credit == paid + rewarded + before.credit)
    try hold(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
  }

  private static func payingAllThatIsProjectedOnItsDaysPaysTheLoanOff(
    _ life: ModifiedLife, _ random: inout SeededRandom
  ) throws {
    var terms = life.schedule.terms
    terms.allocation = .holdingTheRest()
    (terms.tolerance, terms.punctuality) = (.none, nil)
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    let account = LoanAccount(schedule: schedule, events: life.events)
    let on = life.events.map(\.effectiveOn).max() ?? terms.disbursedOn
    let flows = account.projectedFlows(from: on)
    try hold(flows.allSatisfy { $0.on > on && $0.total.isPositive })
    let next = account.position(on: on.adding(days: 1))
    guard next.daysPastDue == 0, next.disputed.isZero else { return }
    let payments = flows.enumerated().map { index, flow in
      LoanEvent(
        id: "flow-\(index)", effectiveOn: flow.on, instant: 9, .payment(amount: flow.total))
    }
    let end = LoanAccount(schedule: schedule, events: life.events + payments)
      .position(on: flows.map(\.on).max() ?? on)
    try hold(end.outstanding.total.isZero && end.credit.isZero || flows.isEmpty)
  }
}

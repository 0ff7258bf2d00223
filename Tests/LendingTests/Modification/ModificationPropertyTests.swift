import Foundation
import Kernel
import Lending
import Testing

/// What must hold whatever is decided about a loan: a hundred thousand lives where the compiler
/// helps, fewer where it does not.
@Suite struct ModificationPropertyTests {
  private static func late(_ life: ModifiedLife, _ random: inout SeededRandom) -> CalendarDate {
    life.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
  }

  @Test func principalIsRepaidWrittenOffSoldOrStillOwed() {
    var random = SeededRandom(201)
    random.modifiedLives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let position = life.account.position(on: on)
      let (totals, place) = (position.totals, Comment("\(life.events) on \(on)"))
      let left = totals.writtenOff.principal + totals.sold.principal
      #expect(
        totals.applied.principal + left + position.outstanding.principal
          == totals.disbursed + totals.capitalised.total, place)
    }
  }

  @Test func nothingIsEverNegative() {
    var random = SeededRandom(202)
    random.modifiedLives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let position = life.account.position(on: on)
      let place = Comment("\(life.events) on \(on)")
      let totals = position.totals
      for component in Component.allCases {
        let parts = [
          position.outstanding, position.due, position.pastDue, totals.applied, totals.waived,
          totals.capitalised, totals.writtenOff, totals.recovered, totals.sold, totals.earned,
          position.recoverable,
        ].map { $0[component] }
        #expect(parts.allSatisfy { !$0.net.isNegative && !$0.iva.isNegative }, place)
      }
      #expect(!position.credit.isNegative && !position.toPay.isNegative, place)
      #expect(!position.disputed.isNegative && !totals.rewarded.net.isNegative, place)
    }
  }

  @Test func everyPaymentIsItsAllocationAndItsExcess() {
    var random = SeededRandom(203)
    random.modifiedLives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let paid = Money.centavos(.random(in: 1...900_000, using: &random))
      let event = LoanEvent(
        id: "new", effectiveOn: on, instant: 9, .payment(amount: paid))
      let before = life.account.position(on: on)
      let effect = life.account.receive(event, asOf: on)
      let after = effect.after
      let applied = after.totals.applied.total - before.totals.applied.total
      let recovered = after.totals.recovered.total - before.totals.recovered.total
      let rewarded = after.totals.rewarded.total - before.totals.rewarded.total
      #expect(applied + recovered + after.credit == paid + rewarded + before.credit)
      #expect(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
    }
  }

  @Test func theOrderOfArrivalIsIrrelevant() {
    var random = SeededRandom(204)
    random.modifiedLives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let shuffled = LoanAccount(
        schedule: life.schedule, events: life.events.shuffled(using: &random))
      #expect(life.account.position(on: on) == shuffled.position(on: on))
      #expect(life.account.installments(on: on) == shuffled.installments(on: on))
    }
  }

  @Test func reversingEverythingLeavesTheLoanUntouched() {
    var random = SeededRandom(205)
    random.modifiedLives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let lived = life.events.filter { if case .reversal = $0.what { false } else { true } }
      let reversals = lived.map {
        LoanEvent(
          id: "undo-\($0.id)", effectiveOn: $0.effectiveOn, instant: 99, .reversal(of: $0.id))
      }
      let undone = LoanAccount(schedule: life.schedule, events: lived + reversals)
      let untouched = LoanAccount(schedule: life.schedule)
      #expect(undone.position(on: on) == untouched.position(on: on))
      #expect(undone.installments(on: on) == untouched.installments(on: on))
    }
  }

  @Test func explanationsAndInstallmentsAddUpToWhatIsOutstanding() {
    var random = SeededRandom(206)
    random.modifiedLives(manyLives / 2) { life, random in
      let on = Self.late(life, &random)
      let account = life.account
      let outstanding = account.position(on: on).outstanding
      let explained = account.explain(on: on)
      for component in Component.allCases {
        let lines = explained.filter { $0.component == component }
        let net = lines.filter { $0.side == .net }.map(\.amount).sum
        let iva = lines.filter { $0.side == .iva }.map(\.amount).sum
        #expect(Part(net: net, iva: iva) == outstanding[component])
      }
    }
  }

  @Test func aDecisionSavedAndReadBackIsTheSame() throws {
    var random = SeededRandom(207)
    try random.modifiedLives(500) { life, _ in
      let events = try JSONDecoder().decode(
        [LoanEvent].self, from: JSONEncoder().encode(life.events))
      #expect(events == life.events)
    }
  }

  @Test func payingAllThatIsProjectedOnItsDaysPaysTheLoanOff() throws {
    var random = SeededRandom(208)
    try random.modifiedLives(manyLives / 2) { life, random in
      var terms = life.schedule.terms
      terms.allocation = .holdingTheRest()
      (terms.tolerance, terms.punctuality) = (.none, nil)
      let schedule = try Schedule(terms, calendar: BusinessCalendar())
      let account = LoanAccount(schedule: schedule, events: life.events)
      let on = life.events.map(\.effectiveOn).max() ?? terms.disbursedOn
      let flows = account.projectedFlows(from: on)
      #expect(flows.allSatisfy { $0.on > on && $0.total.isPositive })
      let next = account.position(on: on.adding(days: 1))
      guard next.daysPastDue == 0, next.disputed.isZero else { return }
      let payments = flows.enumerated().map { index, flow in
        LoanEvent(
          id: "flow-\(index)", effectiveOn: flow.on, instant: 9, .payment(amount: flow.total))
      }
      let end = LoanAccount(schedule: schedule, events: life.events + payments)
        .position(on: flows.map(\.on).max() ?? on)
      #expect(end.outstanding.total.isZero && end.credit.isZero || flows.isEmpty)
    }
  }
}

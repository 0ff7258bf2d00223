import Foundation
import Kernel
import Lending
import Testing

/// What must hold whatever plan a contract fixes.
@Suite struct AllocationPropertyTests {
  private static func late(_ life: RandomLife, _ random: inout SeededRandom) -> CalendarDate {
    life.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
  }

  @Test func everyPaymentIsItsAllocationAndItsExcess() {
    var random = SeededRandom(101)
    random.lives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let paid = Money.centavos(.random(in: 1...900_000, using: &random))
      let kind = PaymentKind.allCases.randomElement(using: &random)!
      let before = life.account.position(on: on)
      let event = LoanEvent(
        id: "new", effectiveOn: on, instant: 9, .credited(amount: paid, as: kind))
      let effect = life.account.receive(event, asOf: on)
      let applied = effect.after.totals.applied.total - before.totals.applied.total
      #expect(applied + effect.after.credit == paid + before.credit)
      #expect(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
    }
  }

  @Test func nothingIsEverNegativeAndTheTableRepaysWhatWasLent() {
    var random = SeededRandom(102)
    random.lives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let position = life.account.position(on: on)
      for component in Component.allCases {
        #expect(!position.outstanding[component].net.isNegative)
        #expect(!position.outstanding[component].iva.isNegative)
      }
      #expect(!position.credit.isNegative && !position.toPay.isNegative)
      for row in life.account.installments(on: on) {
        #expect(!row.unpaid.principal.isNegative && !row.unpaid.total.isNegative)
        #expect(row.paidInAdvance + row.paidLate <= row.paid.total)
        #expect((row.clearedOn == nil) || row.unpaid.total.isZero)
      }
    }
  }

  @Test func principalOwedAndPaidIsWhatWasLent() {
    var random = SeededRandom(103)
    random.lives(manyLives) { life, random in
      let on = Self.late(life, &random)
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
      #expect(position.outstanding.principal + position.totals.applied.principal == drawn)
    }
  }

  @Test func theOrderOfArrivalIsIrrelevant() {
    var random = SeededRandom(104)
    random.lives(manyLives) { life, random in
      let on = Self.late(life, &random)
      let shuffled = LoanAccount(
        schedule: life.schedule, events: life.events.shuffled(using: &random))
      #expect(life.account.position(on: on) == shuffled.position(on: on))
      #expect(life.account.installments(on: on) == shuffled.installments(on: on))
    }
  }

  @Test func oneEventAfterAnotherIsTheSameAsAllAtOnce() {
    var random = SeededRandom(105)
    random.lives(manyLives / 4) { life, random in
      let on = Self.late(life, &random)
      var account = LoanAccount(schedule: life.schedule)
      for event in life.events { account = account.receive(event, asOf: on).account }
      #expect(account.position(on: on) == life.account.position(on: on))
    }
  }

  @Test func reversingEverythingLeavesTheLoanUntouched() {
    var random = SeededRandom(106)
    random.lives(manyLives) { life, random in
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

  @Test func thePlanSavedAndReadBackIsTheSame() throws {
    var random = SeededRandom(107)
    for _ in 0..<1_000 {
      let plan = RandomLife.plan(&random)
      let back = try JSONDecoder().decode(
        AllocationPlan.self, from: JSONEncoder().encode(plan))
      #expect(back == plan)
    }
  }
}

import Foundation
import Kernel
import Lending
import Testing

/// What must hold of every loan and every life; ten thousand of each, the same ones in every run.
@Suite struct MoneyPropertyTests {
  @Test func theTableRepaysExactlyWhatIsOwedAndItsPartsAddUp() {
    var random = SeededRandom(1)
    random.loans(10_000) { loan, _ in
      let rows = loan.schedule.installments
      #expect(rows.map(\.principal).sum == loan.schedule.terms.amortizedPrincipal)
      #expect(rows.last?.closingPrincipal == .zero)
      let parts = loan.schedule
      #expect(
        parts.totalToPay == parts.terms.amortizedPrincipal + parts.totalInterest
          + parts.totalInterestIVA + parts.totalFees + parts.totalFeesIVA)
      #expect(rows.allSatisfy { !$0.principal.isNegative && !$0.interest.isNegative })
      #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.periodEnd < $1.periodEnd })
      #expect(rows.allSatisfy { goldenCalendar.isWorkingDay($0.dueOn) && $0.dueOn >= $0.periodEnd })
    }
  }

  @Test func everyPaymentIsItsAllocationAndItsExcess() {
    var random = SeededRandom(2)
    random.loans(10_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...400, using: &random))
      let paid = Money.centavos(.random(in: 1...900_000, using: &random))
      let event = LoanEvent(
        id: "new", effectiveOn: on, at: Date(timeIntervalSince1970: 9), .payment(amount: paid))
      let effect = account.receive(event, asOf: on)
      #expect(effect.allocation.total + effect.excess == paid)
      #expect(effect.lines.allSatisfy { !$0.part.net.isNegative && !$0.part.iva.isNegative })
    }
  }

  @Test func nothingOwedIsEverNegativeAndMoneyIsFullyAccountedFor() {
    var random = SeededRandom(3)
    random.loans(10_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
      let position = account.position(on: on)
      for component in Component.allCases {
        let parts = [position.outstanding, position.due, position.pastDue].map { $0[component] }
        #expect(parts.allSatisfy { !$0.net.isNegative && !$0.iva.isNegative })
      }
      #expect(!position.credit.isNegative)
      #expect(position.totals.applied.total + position.credit == position.totals.received)
      let owed = loan.schedule.terms.amortizedPrincipal
      #expect(position.totals.applied.principal + position.outstanding.principal == owed)
    }
  }

  @Test func theOrderOfArrivalIsIrrelevant() {
    var random = SeededRandom(4)
    random.loans(10_000) { loan, random in
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
      let inOrder = LoanAccount(schedule: loan.schedule, events: loan.events)
      let shuffled = LoanAccount(
        schedule: loan.schedule, events: loan.events.shuffled(using: &random))
      #expect(inOrder.position(on: on) == shuffled.position(on: on))
    }
  }

  @Test func reversingEverythingLeavesTheLoanUntouched() {
    var random = SeededRandom(5)
    random.loans(10_000) { loan, random in
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
      let lived = loan.events.filter { if case .reversal = $0.what { false } else { true } }
      let reversals = lived.map {
        LoanEvent(
          id: "undo-\($0.id)", effectiveOn: $0.effectiveOn, at: Date(timeIntervalSince1970: 99),
          .reversal(of: $0.id))
      }
      let undone = LoanAccount(schedule: loan.schedule, events: lived + reversals)
      #expect(undone.position(on: on) == LoanAccount(schedule: loan.schedule).position(on: on))
    }
  }

  @Test func thePayoffQuoteClosesTheLoanToTheCentavo() {
    var random = SeededRandom(6)
    random.loans(10_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let last = loan.events.map(\.effectiveOn).max() ?? loan.schedule.terms.disbursedOn
      let on = last.adding(days: .random(in: 0...60, using: &random))
      let quote = account.payoffQuote(on: on)
      guard account.position(on: on).standing == .open else { return }
      let event = LoanEvent(
        id: "payoff", effectiveOn: on, at: Date(timeIntervalSince1970: 99),
        .payoff(amount: quote.total))
      let effect = account.receive(event, asOf: on)
      #expect(effect.after.standing == .paidOff(on: on))
      #expect(effect.after.outstanding.total == .zero)
      #expect(effect.after.credit.isZero || quote.total.isZero)
    }
  }

  @Test func aCancellationThatLostItsMoneyIsAPlainPayment() {
    var random = SeededRandom(10)
    random.loans(5_000) { loan, random in
      let start = loan.schedule.terms.disbursedOn
      let account = LoanAccount(schedule: loan.schedule)
      let owed = account.cancellationQuote(on: start)
      guard owed > .centavos(1) else { return }
      let first = Money.centavos(.random(in: 1..<owed.minorUnits, using: &random))
      func event(_ id: String, _ what: LoanEvent.What) -> LoanEvent {
        LoanEvent(id: id, effectiveOn: start, at: Date(timeIntervalSince1970: 1), what)
      }
      let returned = event("c", .cancellation(returned: owed - first))
      let undone = account.adding(event("a", .payment(amount: first))).adding(returned)
        .adding(event("r", .reversal(of: "a")))
      let plain = account.adding(event("c", .payment(amount: owed - first)))
      let on = start.adding(days: .random(in: 0...900, using: &random))
      #expect(undone.position(on: on) == plain.position(on: on))
    }
  }

  @Test func creditCoversTheInstallmentsAheadThatItCanPay() {
    var random = SeededRandom(11)
    random.loans(10_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
      var credit = account.position(on: on).credit
      for row in account.installments(on: on) where row.dueOn > on && row.unpaid.total.isPositive {
        guard credit.isPositive else { break }
        if credit < row.unpaid.total {
          #expect(row.state != .covered)
          break
        }
        credit -= row.unpaid.total
        #expect(row.state == .covered)
      }
    }
  }

  @Test func theExplanationsAddUpToWhatIsOutstanding() {
    var random = SeededRandom(8)
    random.loans(10_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
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

  @Test func theSpansOfAMoratorioGiveItsAmount() {
    var random = SeededRandom(9)
    random.loans(5_000) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let on = loan.schedule.terms.disbursedOn.adding(days: .random(in: 0...900, using: &random))
      for line in account.explain(on: on) {
        guard case .moratorio(let spans, let rate, let year) = line.formula, line.side == .net
        else {
          continue
        }
        let weight = spans.reduce(Int128(0)) { $0 + Int128($1.base.minorUnits) * Int128($1.days) }
        let units = loan.schedule.terms.rounding.divide(
          weight * Int128(rate.millionths), by: 1_000_000 * Int128(year))
        #expect(line.earned.minorUnits == units)
      }
    }
  }

  @Test func aLoanSavedAndReadBackIsTheSame() throws {
    var random = SeededRandom(7)
    try random.loans(500) { loan, _ in
      let schedule = try JSONDecoder().decode(
        Schedule.self, from: JSONEncoder().encode(loan.schedule))
      let events = try JSONDecoder().decode(
        [LoanEvent].self, from: JSONEncoder().encode(loan.events))
      #expect(schedule == loan.schedule && events == loan.events)
    }
  }
}

import Foundation
import Kernel
import Lending
import Testing

/// Some 2,000 lives each, a few seconds in debug; run with 100,000 when the replay changes.
@Suite struct LinePropertyTests {
  @Test func whatWasDrawnAndChargedAndNotPaidIsOwed() {
    var random = SeededRandom(301)
    random.lines(2_000) { line, random in
      let on = line.account.terms.openedOn.adding(days: .random(in: 0...540, using: &random))
      let position = line.account.position(on: on)
      let totals = position.totals
      #expect(
        totals.drawn + totals.charged.total - totals.applied.total == position.owed.total)
      #expect(totals.received == totals.applied.total + position.credit + totals.refunded)
      #expect(position.credit.isZero || position.owed.total.isZero)
    }
  }

  @Test func nothingIsEverNegativeAndEachPartIsWithinTheWhole() {
    var random = SeededRandom(302)
    random.lines(2_000) { line, random in
      let on = line.account.terms.openedOn.adding(days: .random(in: 0...540, using: &random))
      let position = line.account.position(on: on)
      for component in Component.allCases {
        let (owed, due) = (position.owed[component], position.due[component])
        let past = position.pastDue[component]
        #expect(!past.net.isNegative && past.net <= due.net && due.net <= owed.net)
        #expect(!past.iva.isNegative && past.iva <= due.iva && due.iva <= owed.iva)
      }
      #expect(!position.available.isNegative && !position.used.isNegative)
      #expect(!position.accruedInterest.net.isNegative && !position.interestAtStake.net.isNegative)
      #expect((position.daysPastDue > 0) == position.pastDue.total.isPositive)
    }
  }

  @Test func eachStatementBeginsWhereTheOneBeforeEnded() {
    var random = SeededRandom(303)
    random.lines(2_000) { line, _ in
      let statements = line.account.statements(through: line.last)
      var (closing, cut) = (Money.zero, line.account.terms.openedOn)
      for statement in statements {
        #expect(statement.opening == closing && statement.startsOn == cut)
        #expect(statement.minimum <= max(.zero, statement.closing))
        #expect(statement.pastDue <= statement.minimum)
        (closing, cut) = (statement.closing, statement.cutOn)
      }
      // On its closing day a line may go on after its last regular statement.
      let last = line.account.position(on: cut)
      guard last.standing != .closed(on: cut) else { return }
      #expect(statements.isEmpty || last.owed.total - last.credit == closing)
    }
  }

  @Test func theOrderOfArrivalDoesNotMatter() throws {
    var random = SeededRandom(304)
    try random.lines(manyTogether) { line, random in
      let account = line.account
      let again = try LineAccount(
        account.terms, calendar: account.calendar,
        events: account.events.shuffled(using: &random))
      #expect(again.position(on: line.last) == account.position(on: line.last))
      #expect(again.statements(through: line.last) == account.statements(through: line.last))
    }
  }

  @Test func aLineWhoseEventsWereAllReversedIsUntouched() throws {
    var random = SeededRandom(305)
    try random.lines(manyTogether) { line, _ in
      let account = line.account
      let reversals = account.events.map {
        LineEvent(
          id: "undo-\($0.id)", effectiveOn: line.last, instant: 9, .reversal(of: $0.id))
      }
      let undone = try LineAccount(
        account.terms, calendar: account.calendar, events: account.events + reversals)
      let untouched = try LineAccount(account.terms, calendar: account.calendar)
      #expect(undone.position(on: line.last) == untouched.position(on: line.last))
      #expect(undone.statements(through: line.last) == untouched.statements(through: line.last))
    }
  }

  @Test func closingAndPayingThePayoffLeavesNothing() {
    var random = SeededRandom(306)
    random.lines(manyTogether) { line, _ in
      let before = line.account.position(on: line.last)
      let cut = line.account.statements(through: line.last).last?.cutOn
      guard before.standing == .open, cut != line.last else { return }
      let payoff = before.payoff
      var events = [
        LineEvent(id: "close", effectiveOn: line.last, instant: 10, .closing)
      ]
      if payoff.isPositive {
        events.append(
          LineEvent(
            id: "pay", effectiveOn: line.last, instant: 11, .payment(amount: payoff)))
      }
      guard
        let closed = try? LineAccount(
          line.account.terms, calendar: goldenCalendar, events: line.account.events + events)
      else { preconditionFailure("terms that hold") }
      let end = closed.position(on: line.last)
      #expect(end.owed.total.isZero && (end.credit.isZero || payoff.isZero))
      #expect(closed.position(on: line.last.adding(days: 90)).owed.total.isZero)
    }
  }

  @Test func whoPaysEveryMinimumByItsDueDateIsNeverPastDue() throws {
    var random = SeededRandom(307)
    for _ in 0..<300 {
      let terms = RandomLine.terms(&random)
      let draw = LineEvent(
        id: "d", effectiveOn: terms.openedOn, instant: 0,
        .draw(amount: terms.limit, kind: .cash))
      var account = try LineAccount(terms, calendar: goldenCalendar, events: [draw])
      var day = terms.openedOn
      for number in 1...8 {
        day = account.position(on: day).nextCutOn
        let statement = try #require(account.statements(through: day).last)
        guard statement.minimum.isPositive else { continue }
        let pay = LineEvent(
          id: "p\(number)", effectiveOn: max(statement.dueOn, day.adding(days: 1)), instant: 0,
          .payment(amount: statement.minimum))
        guard pay.effectiveOn == statement.dueOn else { continue }
        account = try account.adding(pay)
        #expect(account.position(on: statement.dueOn.adding(days: 1)).daysPastDue == 0)
      }
    }
  }

  @Test func termsAndEventsSavedAndReadBackAreTheSame() throws {
    var random = SeededRandom(308)
    try random.lines(300) { line, _ in
      let terms = try JSONDecoder().decode(
        LineTerms.self, from: JSONEncoder().encode(line.account.terms))
      let events = try JSONDecoder().decode(
        [LineEvent].self, from: JSONEncoder().encode(line.account.events))
      #expect(terms == line.account.terms && events == line.account.events)
    }
  }
}

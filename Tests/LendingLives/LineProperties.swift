import Foundation
import Kernel
import Lending

extension Property {
  static let ofLines = [
    Property(
      "lines: whatWasDrawnAndChargedAndNotPaidIsOwed", 301, whatWasDrawnAndChargedAndNotPaidIsOwed),
    Property(
      "lines: nothingIsEverNegativeAndEachPartIsWithinTheWhole", 302,
      nothingIsEverNegativeAndEachPartIsWithinTheWhole),
    Property(
      "lines: eachStatementBeginsWhereTheOneBeforeEnded", 303,
      eachStatementBeginsWhereTheOneBeforeEnded),
    Property("lines: theOrderOfArrivalDoesNotMatter", 304, theOrderOfArrivalDoesNotMatter),
    Property(
      "lines: aLineWhoseEventsWereAllReversedIsUntouched", 305,
      aLineWhoseEventsWereAllReversedIsUntouched),
    Property(
      "lines: closingAndPayingThePayoffLeavesNothing", 306, closingAndPayingThePayoffLeavesNothing),
    Property(
      "lines: termsAndEventsSavedAndReadBackAreTheSame", 308,
      termsAndEventsSavedAndReadBackAreTheSame),
    Property(
      "lines: whoPaysEveryMinimumByItsDueDateIsNeverPastDue", 307,
      whoPaysEveryMinimumByItsDueDateIsNeverPastDue),
  ]

  private static func whatWasDrawnAndChargedAndNotPaidIsOwed(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let on = line.account.terms.openedOn.adding(days: .random(in: 0...540, using: &random))
    let position = line.account.position(on: on)
    let totals = position.totals
    try hold(
      totals.drawn + totals.charged.total - totals.applied.total == position.owed.total)
    try hold(totals.received == totals.applied.total + position.credit + totals.refunded)
    try hold(position.credit.isZero || position.owed.total.isZero)
  }

  private static func nothingIsEverNegativeAndEachPartIsWithinTheWhole(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let on = line.account.terms.openedOn.adding(days: .random(in: 0...540, using: &random))
    let position = line.account.position(on: on)
    for component in Component.allCases {
      let (owed, due) = (position.owed[component], position.due[component])
      let past = position.pastDue[component]
      try hold(!past.net.isNegative && past.net <= due.net && due.net <= owed.net)
      try hold(!past.iva.isNegative && past.iva <= due.iva && due.iva <= owed.iva)
    }
    try hold(!position.available.isNegative && !position.used.isNegative)
    try hold(!position.accruedInterest.net.isNegative && !position.interestAtStake.net.isNegative)
    try hold((position.daysPastDue > 0) == position.pastDue.total.isPositive)
  }

  private static func eachStatementBeginsWhereTheOneBeforeEnded(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let statements = line.account.statements(through: line.last)
    var (closing, cut) = (Money.zero, line.account.terms.openedOn)
    for statement in statements {
      try hold(statement.opening == closing && statement.startsOn == cut)
      try hold(statement.minimum <= max(.zero, statement.closing))
      try hold(statement.pastDue <= statement.minimum)
      (closing, cut) = (statement.closing, statement.cutOn)
    }
    // On its closing day a line may go on after its last regular statement.
    let last = line.account.position(on: cut)
    guard last.standing != .closed(on: cut) else { return }
    try hold(statements.isEmpty || last.owed.total - last.credit == closing)
  }

  private static func theOrderOfArrivalDoesNotMatter(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let account = line.account
    let again = try LineAccount(
      account.terms, calendar: account.calendar,
      events: account.events.shuffled(using: &random))
    try hold(again.position(on: line.last) == account.position(on: line.last))
    try hold(again.statements(through: line.last) == account.statements(through: line.last))
  }

  private static func aLineWhoseEventsWereAllReversedIsUntouched(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let account = line.account
    let reversals = account.events.map {
      LineEvent(
        id: "undo-\($0.id)", effectiveOn: line.last, instant: 9, .reversal(of: $0.id))
    }
    let undone = try LineAccount(
      account.terms, calendar: account.calendar, events: account.events + reversals)
    let untouched = try LineAccount(account.terms, calendar: account.calendar)
    try hold(undone.position(on: line.last) == untouched.position(on: line.last))
    try hold(undone.statements(through: line.last) == untouched.statements(through: line.last))
  }

  private static func closingAndPayingThePayoffLeavesNothing(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
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
    try hold(end.owed.total.isZero && (end.credit.isZero || payoff.isZero))
    try hold(closed.position(on: line.last.adding(days: 90)).owed.total.isZero)
  }

  private static func termsAndEventsSavedAndReadBackAreTheSame(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let terms = try JSONDecoder().decode(
      LineTerms.self, from: JSONEncoder().encode(line.account.terms))
    let events = try JSONDecoder().decode(
      [LineEvent].self, from: JSONEncoder().encode(line.account.events))
    try hold(terms == line.account.terms && events == line.account.events)
  }

  private static func whoPaysEveryMinimumByItsDueDateIsNeverPastDue(
    _ line: RandomLine, _ random: inout SeededRandom
  ) throws {
    let terms = line.account.terms
    let draw = LineEvent(
      id: "d", effectiveOn: terms.openedOn, instant: 0,
      .draw(amount: terms.limit, kind: .cash))
    var account = try LineAccount(terms, calendar: goldenCalendar, events: [draw])
    var day = terms.openedOn
    for number in 1...8 {
      day = account.position(on: day).nextCutOn
      guard let statement = account.statements(through: day).last else { return try hold(false) }
      guard statement.minimum.isPositive else { continue }
      let pay = LineEvent(
        id: "p\(number)", effectiveOn: max(statement.dueOn, day.adding(days: 1)), instant: 0,
        .payment(amount: statement.minimum))
      guard pay.effectiveOn == statement.dueOn else { continue }
      account = try account.adding(pay)
      try hold(account.position(on: statement.dueOn.adding(days: 1)).daysPastDue == 0)
    }
  }
}

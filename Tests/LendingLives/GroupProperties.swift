import Foundation
import Kernel
import Lending

extension Property {
  static let ofGroups = [
    Property(
      "groups: everySplitSumsToThePaymentAndGivesNoLoanMoreThanItOwes", 401,
      everySplitSumsToThePaymentAndGivesNoLoanMoreThanItOwes),
    Property(
      "groups: aSheetLosesNoCentavoAndNobodyGivesMoreThanTheyBrought", 402,
      aSheetLosesNoCentavoAndNobodyGivesMoreThanTheyBrought),
    Property("groups: theGroupIsTheSumOfItsMembers", 403, theGroupIsTheSumOfItsMembers),
    Property("groups: theOrderOfArrivalDoesNotMatter", 404, theOrderOfArrivalDoesNotMatter),
    Property(
      "groups: aGroupWhoseEventsWereAllReversedIsUntouched", 405,
      aGroupWhoseEventsWereAllReversedIsUntouched),
    Property("groups: eventsSavedAndReadBackAreTheSame", 406, eventsSavedAndReadBackAreTheSame),
  ]

  private static func everySplitSumsToThePaymentAndGivesNoLoanMoreThanItOwes(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let on = group.day(&random)
    let positions = group.account.position(on: on).members.map(\.position)
    let room = positions.map { max(.zero, $0.outstanding.total - $0.credit) }
    guard room.sum.isPositive else { return }
    let amount = Money.centavos(.random(in: 1...room.sum.minorUnits, using: &random))
    for rule in SplitRule.allCases {
      let shares = try group.account.split(amount, by: rule, on: on)
      try hold(shares.map(\.amount).sum == amount)
      try hold(shares.allSatisfy { $0.amount.isPositive })
      for (member, room) in zip(group.account.members, room) {
        let given = shares.filter { $0.member == member.id }.map(\.amount).sum
        try hold(given <= room, "\(rule)")
      }
    }
    var refused: GroupRefused?
    do throws(GroupRefused) {
      _ = try group.account.split(room.sum + .centavos(1), by: .equal, on: on)
    } catch { refused = error }
    try hold(refused == .moreThanOwed(room.sum))
  }

  private static func aSheetLosesNoCentavoAndNobodyGivesMoreThanTheyBrought(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let on = group.day(&random)
    let sheet = group.account.members.map {
      SheetLine($0.id, .centavos(.random(in: 0...300_000, using: &random)))
    }
    let amount = sheet.map(\.amount).sum
    guard amount.isPositive else { return }
    let shares = try group.account.split(
      amount, sheet: sheet, surplus: .membersBehind, on: on)
    try hold(shares.map(\.amount).sum == amount)
    for line in sheet {
      try hold(shares.filter { $0.payer == line.member }.map(\.amount).sum == line.amount)
    }
    let due = group.account.position(on: on).members.map(\.position.toPay)
    for (member, due) in zip(group.account.members, due) {
      let help = shares.filter { $0.member == member.id && $0.isSolidarity }
      let own = shares.first { $0.member == member.id && $0.payer == member.id }?.amount
      try hold(help.isEmpty || help.map(\.amount).sum + (own ?? .zero) <= due)
    }
  }

  private static func theGroupIsTheSumOfItsMembers(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let on = group.day(&random)
    let position = group.account.position(on: on)
    let members = group.account.loans.map { $0.position(on: on) }
    try hold(position.outstanding.total == members.map(\.outstanding.total).sum)
    try hold(position.due.total == members.map(\.due.total).sum)
    try hold(position.pastDue.total == members.map(\.pastDue.total).sum)
    try hold(position.received == members.map(\.totals.received).sum)
    try hold(position.applied.total + position.credit == position.received)
    let table = group.account.schedule
    try hold(
      table.map(\.principal).sum
        == group.account.members.map(\.loan.terms.amortizedPrincipal).sum)
    try hold(table[table.count - 1].closingPrincipal.isZero)
  }

  private static func theOrderOfArrivalDoesNotMatter(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let account = group.account
    let again = try GroupAccount(
      account.terms, members: account.members, events: account.events.shuffled(using: &random))
    try hold(again.position(on: group.last) == account.position(on: group.last))
  }

  private static func aGroupWhoseEventsWereAllReversedIsUntouched(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let account = group.account
    let reversals = account.events.map {
      GroupEvent(id: "undo-\($0.id)", effectiveOn: group.last, instant: 9, .reversal(of: $0.id))
    }
    let undone = try GroupAccount(
      account.terms, members: account.members, events: account.events + reversals)
    let untouched = try GroupAccount(account.terms, members: account.members)
    try hold(undone.position(on: group.last) == untouched.position(on: group.last))
  }

  private static func eventsSavedAndReadBackAreTheSame(
    _ group: RandomGroup, _ random: inout SeededRandom
  ) throws {
    let events = try JSONDecoder().decode(
      [GroupEvent].self, from: JSONEncoder().encode(group.account.events))
    let terms = try JSONDecoder().decode(
      GroupTerms.self, from: JSONEncoder().encode(group.account.terms))
    try hold(events == group.account.events && terms == group.account.terms)
  }
}

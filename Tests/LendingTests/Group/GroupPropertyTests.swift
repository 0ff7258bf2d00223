import Foundation
import Kernel
import Lending
import Testing

/// Some 1,000 groups each, a few seconds in debug; run with 100,000 when a split changes.
@Suite struct GroupPropertyTests {
  private func day(
    of group: RandomGroup, _ random: inout SeededRandom
  ) -> CalendarDate {
    group.last.adding(days: -.random(in: 0...90, using: &random))
  }

  @Test func everySplitSumsToThePaymentAndGivesNoLoanMoreThanItOwes() throws {
    var random = SeededRandom(401)
    try random.groups(manyTogether) { group, random in
      let on = day(of: group, &random)
      let positions = group.account.position(on: on).members.map(\.position)
      let room = positions.map { max(.zero, $0.outstanding.total - $0.credit) }
      guard room.sum.isPositive else { return }
      let amount = Money.centavos(.random(in: 1...room.sum.minorUnits, using: &random))
      for rule in SplitRule.allCases {
        let shares = try group.account.split(amount, by: rule, on: on)
        #expect(shares.map(\.amount).sum == amount)
        #expect(shares.allSatisfy { $0.amount.isPositive })
        for (member, room) in zip(group.account.members, room) {
          let given = shares.filter { $0.member == member.id }.map(\.amount).sum
          #expect(given <= room, "\(rule)")
        }
      }
      #expect(throws: GroupRefused.moreThanOwed(room.sum)) {
        try group.account.split(room.sum + .centavos(1), by: .equal, on: on)
      }
    }
  }

  @Test func aSheetLosesNoCentavoAndNobodyGivesMoreThanTheyBrought() throws {
    var random = SeededRandom(402)
    try random.groups(manyTogether) { group, random in
      let on = day(of: group, &random)
      let sheet = group.account.members.map {
        SheetLine($0.id, .centavos(.random(in: 0...300_000, using: &random)))
      }
      let amount = sheet.map(\.amount).sum
      guard amount.isPositive else { return }
      let shares = try group.account.split(
        amount, sheet: sheet, surplus: .membersBehind, on: on)
      #expect(shares.map(\.amount).sum == amount)
      for line in sheet {
        #expect(shares.filter { $0.payer == line.member }.map(\.amount).sum == line.amount)
      }
      let due = group.account.position(on: on).members.map(\.position.toPay)
      for (member, due) in zip(group.account.members, due) {
        let help = shares.filter { $0.member == member.id && $0.isSolidarity }
        let own = shares.first { $0.member == member.id && $0.payer == member.id }?.amount
        #expect(help.isEmpty || help.map(\.amount).sum + (own ?? .zero) <= due)
      }
    }
  }

  @Test func theGroupIsTheSumOfItsMembers() {
    var random = SeededRandom(403)
    random.groups(manyTogether) { group, random in
      let on = day(of: group, &random)
      let position = group.account.position(on: on)
      let members = group.account.loans.map { $0.position(on: on) }
      #expect(position.outstanding.total == members.map(\.outstanding.total).sum)
      #expect(position.due.total == members.map(\.due.total).sum)
      #expect(position.pastDue.total == members.map(\.pastDue.total).sum)
      #expect(position.received == members.map(\.totals.received).sum)
      #expect(position.applied.total + position.credit == position.received)
      let table = group.account.schedule
      #expect(
        table.map(\.principal).sum
          == group.account.members.map(\.loan.terms.amortizedPrincipal).sum)
      #expect(table[table.count - 1].closingPrincipal.isZero)
    }
  }

  @Test func theOrderOfArrivalDoesNotMatter() throws {
    var random = SeededRandom(404)
    try random.groups(500) { group, random in
      let account = group.account
      let again = try GroupAccount(
        account.terms, members: account.members, events: account.events.shuffled(using: &random))
      #expect(again.position(on: group.last) == account.position(on: group.last))
    }
  }

  @Test func aGroupWhoseEventsWereAllReversedIsUntouched() throws {
    var random = SeededRandom(405)
    try random.groups(500) { group, _ in
      let account = group.account
      let reversals = account.events.map {
        GroupEvent(id: "undo-\($0.id)", effectiveOn: group.last, instant: 9, .reversal(of: $0.id))
      }
      let undone = try GroupAccount(
        account.terms, members: account.members, events: account.events + reversals)
      let untouched = try GroupAccount(account.terms, members: account.members)
      #expect(undone.position(on: group.last) == untouched.position(on: group.last))
    }
  }

  @Test func eventsSavedAndReadBackAreTheSame() throws {
    var random = SeededRandom(406)
    try random.groups(200) { group, _ in
      let events = try JSONDecoder().decode(
        [GroupEvent].self, from: JSONEncoder().encode(group.account.events))
      let terms = try JSONDecoder().decode(
        GroupTerms.self, from: JSONEncoder().encode(group.account.terms))
      #expect(events == group.account.events && terms == group.account.terms)
    }
  }
}

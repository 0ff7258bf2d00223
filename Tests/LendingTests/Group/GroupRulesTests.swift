import Kernel
import LendingLives
import Testing

@testable import Lending

/// Four people who borrow together for eight weeks at 84 %, as the guide tells it.
@Suite struct GroupRulesTests {
  static let principals: [(String, Int64)] = [
    ("Ana", 6_000), ("Bety", 4_000), ("Caro", 5_000), ("Dora", 5_000),
  ]

  static func loan(
    _ pesos: Int64, change: (inout LoanTerms) -> Void = { _ in }
  ) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(pesos), disbursedOn: CalendarDate("2026-03-02")!, installmentCount: 8,
      frequency: .weekly, annualRate: .percent(84), moratorioAnnualRate: .percent(126),
      garantiaLiquida: GarantiaLiquida(.share(rate: .percent(10))))
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: goldenCalendar))
  }

  static func group(_ terms: GroupTerms = GroupTerms()) throws -> GroupAccount {
    try GroupAccount(
      terms,
      members: principals.map { GroupMember(MemberID($0.0), loan: try loan($0.1)) })
  }

  static func event(_ id: String, _ on: String, _ what: GroupEvent.What) -> GroupEvent {
    GroupEvent(id: id, effectiveOn: CalendarDate(on)!, instant: 0, what)
  }

  static let meeting = CalendarDate("2026-03-09")!
  static let sheet: [SheetLine] = [
    SheetLine("Ana", .mxn(1_100)), SheetLine("Bety", .mxn(600)),
    SheetLine("Caro", .centavos(68_488)), SheetLine("Dora", .mxn(400)),
  ]

  @Test func whoBringsMoreCoversWhoBringsLess() throws {
    let group = try Self.group()
    let shares = try group.split(
      .centavos(278_488), sheet: Self.sheet, surplus: .membersBehind, on: Self.meeting)
    let after = try group.adding(Self.event("a", "2026-03-09", .payment(shares: shares)))
      .position(on: Self.meeting)
    #expect(after.toPay.isZero && after.daysPastDue == 0 && after.credit == .centavos(4_538))
    // 2,399.12 of principal, 288.11 of interest and 46.09 of IVA, less the credit.
    #expect(after.nextDue?.on == CalendarDate("2026-03-16")!)
    #expect(after.nextDue?.amount == .centavos(239_912 + 28_811 + 4_609 - 4_538))
    #expect(
      after.solidarity == [
        SolidarityDebt(debtor: "Dora", creditor: "Ana", amount: .centavos(23_993)),
        SolidarityDebt(debtor: "Dora", creditor: "Bety", amount: .centavos(4_495)),
      ])
  }

  @Test func whatOnePaidForAnotherIsGivenBackAndNoMore() throws {
    let shares = [GroupShare("Dora", payer: "Ana", amount: .mxn(200))]
    let group = try Self.group()
      .adding(Self.event("a", "2026-03-09", .payment(shares: shares)))
    func repaid(_ pesos: Int64) throws -> [SolidarityDebt] {
      try group.adding(
        Self.event(
          "b", "2026-03-10", .solidarityRepayment(from: "Dora", to: "Ana", amount: .mxn(pesos)))
      ).solidarity(on: CalendarDate("2026-03-10")!)
    }
    #expect(try repaid(150).map(\.amount) == [.mxn(50)])
    #expect(try repaid(200).isEmpty)
    #expect(throws: GroupRefused.moreThanOwed(.mxn(200))) { try repaid(201) }
    // Or Dora pays of Ana's loan what Ana paid of hers.
    let back = [GroupShare("Ana", payer: "Dora", amount: .mxn(200))]
    let even = try group.adding(Self.event("c", "2026-03-16", .payment(shares: back)))
    #expect(even.solidarity(on: CalendarDate("2026-03-16")!).isEmpty)
  }

  @Test func aSheetThatIsNotThePaymentIsRefused() throws {
    let group = try Self.group()
    let refused = GroupRefused.sheetDoesNotSum(sheet: .centavos(278_488), payment: .mxn(2_784))
    #expect(throws: refused) {
      try group.split(.mxn(2_784), sheet: Self.sheet, surplus: .ownLoan, on: Self.meeting)
    }
    #expect(throws: GroupRefused.memberUnknown("Eva")) {
      try group.split(
        .mxn(1), sheet: [SheetLine("Eva", .mxn(1))], surplus: .ownLoan, on: Self.meeting)
    }
    #expect(throws: GroupRefused.memberTwice) {
      try group.split(
        .mxn(2), sheet: [SheetLine("Ana", .mxn(1)), SheetLine("Ana", .mxn(1))],
        surplus: .ownLoan, on: Self.meeting)
    }
  }

  @Test func aMemberWithAnotherCalendarIsRefused() throws {
    let other = try Self.loan(5_000) { $0.firstDue.minimumDays = 8 }
    #expect(throws: GroupRefused.otherCalendar("Eva")) {
      try GroupAccount(
        GroupTerms(),
        members: [
          GroupMember("Ana", loan: try Self.loan(6_000)), GroupMember("Eva", loan: other),
        ])
    }
    #expect(throws: GroupRefused.tooFewMembers) {
      try GroupAccount(GroupTerms(), members: [GroupMember("Ana", loan: other)])
    }
    #expect(throws: GroupRefused.memberUnknown("Eva")) {
      try Self.group(GroupTerms(jointLiability: .named(["Ana", "Eva"])))
    }
  }

  @Test func theGroupIsAsLateAsItsLatestMember() throws {
    let shares = [GroupShare("Ana", payer: "Ana", amount: .centavos(82_185))]
    let group = try Self.group()
      .adding(Self.event("a", "2026-03-09", .payment(shares: shares)))
    let position = group.position(on: CalendarDate("2026-03-15")!)
    #expect(position.daysPastDue == 6 && position.bucket == .days1to7)
    #expect(position.behind == ["Bety", "Caro", "Dora"])
    #expect(group.answering(for: "Bety", on: position.on) == ["Ana", "Caro", "Dora"])
    let officers = try Self.group(GroupTerms(jointLiability: .named(["Ana", "Bety"])))
    #expect(officers.answering(for: "Bety", on: position.on) == ["Ana"])
    let alone = try Self.group(GroupTerms(jointLiability: .none))
    #expect(alone.answering(for: "Bety", on: position.on).isEmpty)
  }

  @Test func whoPaysOffEarlyMayLeaveAndAnswersForNobody() throws {
    let on = CalendarDate("2026-03-12")!
    let leaves = Self.event("leave", "2026-03-12", .departure("Ana"))
    #expect(throws: GroupRefused.stillOwes) { try Self.group().adding(leaves) }
    let quote = try Self.group().loans[0].payoffQuote(on: on).total
    let payoff = LoanEvent(id: "p", effectiveOn: on, instant: 0, .payoff(amount: quote))
    let paid = try Self.group().adding(payoff, to: "Ana")
    #expect(paid.answering(for: "Bety", on: on) == ["Ana", "Caro", "Dora"])
    let left = try paid.adding(leaves)
    #expect(left.answering(for: "Bety", on: on) == ["Caro", "Dora"])
    #expect(left.position(on: on).members.map(\.hasLeft) == [true, false, false, false])
    let released = try Self.group(GroupTerms(release: .ownLoanPaid)).adding(payoff, to: "Ana")
    #expect(released.answering(for: "Bety", on: on) == ["Caro", "Dora"])
    // Nothing of a later payment goes to whoever owes nothing.
    let shares = try left.split(.mxn(900), by: .equal, on: Self.meeting.adding(days: 7))
    #expect(shares.map(\.member) == ["Bety", "Caro", "Dora"])
    #expect(shares.map(\.amount) == [.mxn(300), .mxn(300), .mxn(300)])
  }

  @Test func theGuaranteePaysTheOwnLoanFirstAndThenThoseOfOthers() throws {
    let late = CalendarDate("2026-03-10")!
    func held(_ terms: GroupTerms) throws -> GroupAccount {
      var group = try Self.group(terms)
      for (name, pesos) in [("Ana", Int64(600)), ("Dora", 500)] {
        group = try group.adding(
          Self.event(
            "g-\(name)", "2026-03-02",
            .guaranteeDeposit(member: MemberID(name), amount: .mxn(pesos))))
      }
      let shares = [
        GroupShare("Ana", payer: "Ana", amount: .centavos(82_185)),
        GroupShare("Bety", payer: "Bety", amount: .centavos(54_789)),
        GroupShare("Caro", payer: "Caro", amount: .centavos(68_488)),
      ]
      return try group.adding(Self.event("m", "2026-03-09", .payment(shares: shares)))
    }
    let own = try held(GroupTerms(guarantee: .ownLoan)).guaranteeShares(on: late)
    #expect(own == [GroupShare("Dora", payer: "Dora", amount: .mxn(500))])
    let any = try held(GroupTerms(guarantee: .anyLoan))
    let shares = any.guaranteeShares(on: late)
    #expect(shares.map(\.payer) == ["Dora", "Ana"] && shares.map(\.member) == ["Dora", "Dora"])
    let after = try any.adding(Self.event("u", "2026-03-10", .guaranteeApplied(shares: shares)))
      .position(on: late)
    #expect(after.daysPastDue == 0 && after.solidarity.map(\.creditor) == ["Ana"])
    #expect(after.guarantee.required == .mxn(2_000))
    #expect(after.guarantee.total == .mxn(1_100) - shares.map(\.amount).sum)
  }

  @Test func aGuaranteeStaysWhileItAnswers() throws {
    let deposit = Self.event(
      "d", "2026-03-02", .guaranteeDeposit(member: "Ana", amount: .mxn(600)))
    let back = Self.event("r", "2026-03-10", .guaranteeReturn(member: "Ana", amount: .mxn(600)))
    let group = try Self.group().adding(deposit)
    #expect(throws: GroupRefused.guaranteeNeeded) { try group.adding(back) }
    let more = [GroupShare("Ana", payer: "Ana", amount: .mxn(601))]
    #expect(throws: GroupRefused.guaranteeShort(.mxn(600))) {
      try group.adding(Self.event("u", "2026-03-10", .guaranteeApplied(shares: more)))
    }
    let alone = try Self.group(GroupTerms(guarantee: .ownLoan)).adding(deposit)
    let payoff = LoanEvent(
      id: "p", effectiveOn: Self.meeting, instant: 0, .payoff(amount: .mxn(10_000)))
    let returned = try alone.adding(payoff, to: "Ana").adding(back)
    #expect(returned.guarantee(on: CalendarDate("2026-03-10")!).total.isZero)
    let others = [GroupShare("Bety", payer: "Ana", amount: .mxn(1))]
    #expect(throws: GroupRefused.guaranteeOfOwnLoanOnly) {
      try alone.adding(Self.event("u", "2026-03-10", .guaranteeApplied(shares: others)))
    }
  }

  @Test func eventsThatMeanNothingAreRefused() throws {
    let group = try Self.group()
    func refused(_ what: GroupEvent.What) -> GroupRefused? {
      do throws(GroupRefused) {
        _ = try group.adding(Self.event("x", "2026-03-09", what))
        return nil
      } catch { return error }
    }
    #expect(refused(.payment(shares: [])) == .amountNotPositive)
    #expect(
      refused(.payment(shares: [GroupShare("Eva", payer: nil, amount: .mxn(1))]))
        == .memberUnknown("Eva"))
    #expect(refused(.guaranteeDeposit(member: "Ana", amount: .zero)) == .amountNotPositive)
    #expect(refused(.reversal(of: "nothing")) == .nothingToReverse)
    #expect(throws: GroupRefused.idTaken) {
      let deposit = GroupEvent.What.guaranteeDeposit(member: "Ana", amount: .mxn(1))
      return try group.adding(Self.event("x", "2026-03-09", deposit))
        .adding(Self.event("x", "2026-03-10", deposit))
    }
  }
}

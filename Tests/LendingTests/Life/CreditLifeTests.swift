import Kernel
import Lending
import LendingLives
import Testing

/// A line's life and a group's are those of their accounts.
@Suite struct CreditLifeTests {
  static func date(_ text: String) -> CalendarDate { CalendarDate(text)! }

  static func event<What>(_ id: String, _ on: String, _ what: What) -> ToldEvent<What> {
    ToldEvent(id: id, name: "what", effectiveOn: date(on), what)
  }

  @Test func aLineIsItsStatementsAndItsCAT() throws {
    let life = try LineLife(
      LineRulesTests.terms(),
      [
        Self.event("a", "2026-01-20", .draw(amount: .mxn(10_000), kind: .cash)),
        Self.event("b", "2026-02-05", .draw(amount: .mxn(3_000), kind: .cash)),
      ], asOf: Self.date("2026-02-15"), calendar: goldenCalendar)
    #expect(life.statements.map(\.closing) == [.centavos(1_344_854)])
    #expect(life.catTenths == 601 && life.steps.map(\.owedAfter) == [.mxn(10_000), .mxn(13_000)])
    #expect(life.payoff == .centavos(1_344_854))
  }

  @Test func aDrawAboveTheLimitIsRefusedByItsField() throws {
    let refusal = try #require(throws: LifeRefused.self) {
      _ = try LineLife(
        LineRulesTests.terms(),
        [Self.event("a", "2026-01-20", .draw(amount: .mxn(30_000), kind: .cash))],
        calendar: goldenCalendar)
    }
    #expect(refusal.path == ["events", "0", "what"])
  }

  static func plan(_ principal: Int64 = 20_000) -> GroupPlan {
    GroupPlan(
      terms: LoanTerms(
        principal: .mxn(principal), disbursedOn: date("2026-03-02"), installmentCount: 8,
        frequency: .weekly, annualRate: .percent(84), moratorioAnnualRate: .percent(126)),
      group: GroupTerms(),
      shares: GroupRulesTests.principals.map { SheetLine(MemberID($0.0), .mxn($0.1)) })
  }

  @Test func aGroupIsTheSumOfItsMembers() throws {
    let life = try GroupLife(
      Self.plan(),
      [
        Self.event("a", "2026-03-09", .sheet(GroupRulesTests.sheet, surplus: .membersBehind)),
        Self.event("b", "2026-03-20", .payment(amount: .mxn(1_000), by: .equal)),
        Self.event("c", "2026-03-21", .loan("Ana", ToldChange(.payoff(amount: .mxn(6_000))))),
      ], calendar: goldenCalendar)
    #expect(life.schedule[0].total == .centavos(273_950))
    #expect(
      life.steps[0].shares.contains(GroupShare("Dora", payer: "Ana", amount: .centavos(23_993))))
    #expect(
      life.outstanding == life.members.reduce(into: .zero) { $0 += $1.position.outstanding })
    #expect(life.members[0].position.standing == .paidOff(on: Self.date("2026-03-21")))
    for step in life.steps {
      #expect(step.effects.allSatisfy { !$0.change.isZero || !$0.credit.isZero })
    }
  }

  @Test func membersThatDoNotSumOrAreUnknownAreRefused() throws {
    let sum = try #require(throws: LifeRefused.self) {
      _ = try GroupLife(Self.plan(19_000), [], calendar: goldenCalendar)
    }
    #expect(sum.path == ["group", "members"])
    let unknown = try #require(throws: LifeRefused.self) {
      _ = try GroupLife(
        Self.plan(), [Self.event("a", "2026-03-09", .together(.departure("Eva")))],
        calendar: goldenCalendar)
    }
    #expect(unknown.problem.members["field"] == "events[0].what")
  }

  @Test func membersNamedTwiceAreRefusedByTheirField() throws {
    var twice = Self.plan(40_000)
    twice.shares += twice.shares
    let refusal = try #require(throws: LifeRefused.self) {
      _ = try GroupLife(twice, [], calendar: goldenCalendar)
    }
    #expect(refusal.path == ["group", "members"])
  }

  @Test func aGroupWhoseRateFloatsNeedsItsIndex() throws {
    var plan = Self.plan()
    plan.terms.floating = FloatingRate(
      indices: ["TIIE28"], spread: .percent(10), resets: .every(periods: 4))
    #expect(throws: RateRefused.self) { _ = try GroupLife(plan, [], calendar: goldenCalendar) }
    let start = plan.terms.disbursedOn
    let market = Market(indices: [
      "TIIE28": IndexSeries([
        .init(on: start, rate: .percent(8)), .init(on: start.adding(days: 20), rate: .percent(90)),
      ])
    ])
    func owed(on date: CalendarDate) throws -> Money {
      try GroupLife(plan, [], asOf: date, calendar: goldenCalendar, market: market)
        .members.flatMap(\.rows).map(\.owed.ordinaryInterest.net).sum
    }
    #expect(try owed(on: start.adding(days: 60)) > owed(on: start.adding(days: 1)))
  }

  @Test func aGarantiaWithNothingToPayIsRefused() throws {
    let refusal = try #require(throws: LifeRefused.self) {
      _ = try GroupLife(
        Self.plan(), [Self.event("a", "2026-03-09", .guaranteeApplied)], calendar: goldenCalendar)
    }
    #expect(refusal.message == GroupRefused.nothingToCover.problem.detail)
  }

  /// Twice the UDI takes all the interest for inflation: there is none to bear IVA.
  @Test func theIVAOfAGroupFollowsTheUDIThatItIsGiven() throws {
    var plan = Self.plan()
    plan.terms.iva = IVATerms(
      interest: IVARule(.taxed(.percent(16))), fees: IVARule(.taxed(.percent(16))),
      interestBase: .real)
    let days = (0..<70).map { CalendarDate("2026-03-02")!.adding(days: $0) }
    let values = days.enumerated().map { ($1, UDI(millionths: 8_000_000 + Int64($0) * 1_000_000)) }
    let market = Market(udi: UDITable(Dictionary(uniqueKeysWithValues: values)))
    let given = try GroupLife(plan, [], calendar: goldenCalendar, market: market)
    let unknown = try GroupLife(plan, [], calendar: goldenCalendar)
    #expect(given.schedule.map(\.interestIVA).sum == .zero)
    #expect(unknown.schedule[0].interestIVA.isPositive)
  }
}

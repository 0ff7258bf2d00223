import Kernel
import Lending
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
}

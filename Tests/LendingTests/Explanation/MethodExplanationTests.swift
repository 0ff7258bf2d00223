import Foundation
import Kernel
import Lending
import Testing

/// Where the payment and the principal of each method come from.
@Suite struct MethodExplanationTests {
  private func told(
    _ number: Int, of count: Int = 4, _ change: (inout LoanTerms) -> Void
  ) throws -> [InstallmentExplanation.Figure: String] {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: count,
      frequency: .monthly, annualRate: .percent(60))
    change(&terms)
    let schedule = try Schedule(terms, calendar: .mexicoBanking)
    let explained = try #require(schedule.explain(number))
    return Dictionary(uniqueKeysWithValues: explained.lines.map { ($0.figure, $0.formula) })
  }

  private static let moves = WorkingDayRule(.next, movesInterest: true)

  /// The first payment falls on a Sunday. Every period is whole, and no row has a stub.
  @Test(arguments: [RepaymentMethod.level, .balloon(.share(rate: .percent(30)))])
  func interestThatMovesWithTheDayToPayLeavesEveryPeriodWhole(method: RepaymentMethod) throws {
    for shift in [WorkingDayRule.Shift.next, .previous, .modifiedNext] {
      let lines = try told(3, of: 6) {
        ($0.method, $0.dayCount) = (method, .actual360)
        $0.workingDays = WorkingDayRule(shift, movesInterest: true)
      }
      #expect(lines[.principal]?.hasSuffix(" de intereses") == true)
    }
    let level = try told(3, of: 6) { ($0.dayCount, $0.workingDays) = (.actual360, Self.moves) }
    #expect(level[.principal] == "$1,972.84 − $338.40 de intereses")
  }

  @Test(arguments: [RepaymentMethod.equalPrincipal, .flat])
  func inGraceOfPrincipalNoneIsPaid(method: RepaymentMethod) throws {
    for rounding in [InstallmentRounding.toTheCentavo, InstallmentRounding(multiple: .mxn(5))] {
      let lines = try (1...3).map { number in
        try told(number) {
          ($0.method, $0.grace, $0.installmentRounding) = (method, Grace(principal: 2), rounding)
        }
      }
      #expect(lines[0][.principal] == "en gracia: no se paga capital")
      #expect(lines[1][.principal] == "en gracia: no se paga capital")
      #expect(lines[2][.principal]?.contains("$10,000.00 ÷ 2 pagos con capital") == true)
    }
  }

  @Test func aLevelPaymentIsTheLoanOverWhatItsPaymentsAreWorth() throws {
    let level = try told(1) { _ in }
    #expect(
      level[.payment]?.hasPrefix("pago nivelado: $10,000.00 ÷ 3.54595; 3.54595 es la") == true)
    let balloon = try told(1) { $0.method = .balloon(.share(rate: .percent(30))) }
    #expect(
      balloon[.payment]?.hasPrefix(
        "pago nivelado: ($10,000.00 − $3,000.00 × 0.822702) ÷ 3.545951; ") == true)
    let free = try told(1) { $0.annualRate = .zero }
    #expect(free[.payment] == "pago nivelado: $10,000.00 ÷ 4 pagos")
  }

  @Test func aStepIsTheFirstPaymentAsOftenRaisedAsItHasSteps() throws {
    let share = RepaymentMethod.stepped(.share(.percent(10)), every: 2)
    let first = try told(1, of: 6) { $0.method = share }
    #expect(first[.payment]?.hasPrefix("primer escalón: $10,000.00 ÷ 5.56559; ") == true)
    let second = try told(3, of: 6) { $0.method = share }
    let source = "; $1,796.75 es el pago del primer escalón, ya redondeado"
    #expect(second[.payment] == "$1,796.75 × (1 + 10%)" + source)
    let third = try told(5, of: 6) { $0.method = share }
    #expect(third[.payment] == "$1,796.75 × (1 + 10%)²" + source)
    let less = try told(3) { $0.method = .stepped(.amount(-.mxn(200)), every: 1) }
    #expect(
      less[.payment]
        == "$3,107.93 − 2 × $200.00; $3,107.93 es el pago del primer escalón, ya redondeado")
  }

  @Test func whatWaitsIsToldWhereItWaitsAndWhereItIsPaid() throws {
    let grace = Grace(principal: 2, interestPayment: 2)
    let waiting = try told(2) { $0.grace = grace }
    #expect(waiting[.interest] == "en gracia: no se cobra en este pago; $500.00 esperan al pago 3")
    #expect(waiting[.total] == "nada se cobra en este pago")
    let paid = try told(3) { $0.grace = grace }
    #expect(
      paid[.interest]
        == "saldo $10,000.00 × 60% × 30 días ÷ 360, más $1,000.00 que esperaban desde el "
        + "15 ene 2026")
    #expect(paid[.principal]?.hasSuffix("− $500.00 de intereses de este periodo") == true)
    let free = try told(1) { $0.grace = Grace(interestFree: 1) }
    #expect(free[.interest] == "en gracia: este periodo no genera intereses")
  }

  @Test func eachDayIsOverTheDaysOfItsYear() throws {
    let lines = try told(1) {
      ($0.disbursedOn, $0.dayCount) = (CalendarDate("2027-12-15")!, .actualActual)
    }
    #expect(lines[.interest] == "saldo $10,000.00 × 60% × (17 días ÷ 365 + 14 días ÷ 366)")
  }

  @Test func theGuideShowsWhatIsTold() throws {
    let terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2026-01-15")!, installmentCount: 4,
      frequency: .monthly, annualRate: .percent(60))
    let guide = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/guides/credito/cotizar.md"), encoding: .utf8)
    let schedule = try Schedule(terms, calendar: .mexicoBanking)
    for line in try #require(schedule.explain(2)).lines {
      #expect(guide.contains("| \(line.amount.text) | \(line.formula) |"), "\(line)")
    }
  }
}

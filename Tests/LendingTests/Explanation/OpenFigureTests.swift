import Foundation
import Kernel
import Lending
import Testing

/// How what is outstanding of a loan came to be: each formula gives its figure.
@Suite struct OpenFigureTests {
  static func explained(
    on date: String, _ events: [LoanEvent] = [], _ change: (inout LoanTerms) -> Void
  ) throws -> [Explanation] {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2028-01-10")!, installmentCount: 3,
      frequency: .monthly, annualRate: .percent(60), moratorioAnnualRate: .percent(90))
    change(&terms)
    let schedule = try Schedule(terms, calendar: BusinessCalendar())
    return LoanAccount(schedule: schedule, events: events).explain(on: CalendarDate(date)!)
  }

  static func formula(
    _ component: Component, _ side: Explanation.Side = .net, of lines: [Explanation]
  ) -> Explanation.Formula? {
    lines.first { $0.installment == 1 && $0.component == component && $0.side == side }?.formula
  }

  @Test func theDaysOfALeapYearAreOver366() throws {
    let lines = try Self.explained(on: "2028-02-10") { $0.dayCount = .actualActual }
    #expect(
      Self.formula(.ordinaryInterest, of: lines)
        == .interest(base: .mxn(10_000), rate: .percent(60), days: 31, year: 366))
    let across = try Self.explained(on: "2028-01-10") {
      ($0.disbursedOn, $0.dayCount) = (CalendarDate("2027-12-10")!, .actualActual)
    }
    #expect(Self.formula(.ordinaryInterest, of: across) == .agreed)
  }

  @Test func moratorioThatReachesItsCapSaysSo() throws {
    let cap = { (terms: inout LoanTerms) in terms.moratorio.cap = .percent(1) }
    let before = try Self.explained(on: "2028-02-11", [], cap)
    guard case .moratorio = Self.formula(.moratorio, of: before) else {
      return #expect(Bool(false), "\(before)")
    }
    let after = try Self.explained(on: "2028-03-09", [], cap)
    guard case .moratorioCap(let lacked, let share) = Self.formula(.moratorio, of: after) else {
      return #expect(Bool(false), "\(after)")
    }
    let moratorio = try #require(after.first { $0.component == .moratorio })
    #expect(share == .percent(1))
    #expect(lacked.proportion(share, rounding: .halfEven) == moratorio.earned)
  }

  @Test func theIVAOfTwoFeesIsRoundedOneByOne() throws {
    let fees = [1, 2].map { number in
      LoanEvent(
        id: "f\(number)", effectiveOn: CalendarDate("2028-02-1\(number)")!,
        at: Date(timeIntervalSince1970: 0), .collectionFee(amount: .centavos(1_003)))
    }
    let lines = try Self.explained(on: "2028-02-20", fees) { $0.rounding = .up }
    #expect(Self.formula(.collectionFees, .iva, of: lines) == .charged)
    let one = try Self.explained(on: "2028-02-20", Array(fees.prefix(1))) { $0.rounding = .up }
    #expect(
      Self.formula(.collectionFees, .iva, of: one)
        == .iva(of: .centavos(1_003), rate: .percent(16)))
  }
}

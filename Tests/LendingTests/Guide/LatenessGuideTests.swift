import Foundation
import Kernel
import Lending
import Testing

/// The figures of the chapters on lateness and on modifications, worked out again.
@Suite struct LatenessGuideTests {
  /// 10,000.00 at 60 % a year in four months, with 120 % of moratorio: 2,320.12 of principal and
  /// 580.00 of interest with its IVA are due on 15 February 2027.
  static func loan(_ change: (inout LoanTerms) -> Void = { _ in }) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(10_000), disbursedOn: CalendarDate("2027-01-15")!, installmentCount: 4,
      frequency: .monthly, annualRate: .percent(60), moratorioAnnualRate: .percent(120))
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
  }

  static func chapter(_ name: String) throws -> String {
    try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../docs/guides/credito/\(name).md"), encoding: .utf8)
  }

  private static func moratorio(
    _ words: String, on date: String, _ change: (inout LoanTerms) -> Void
  ) throws -> String {
    let position = try loan(change).position(on: CalendarDate(date)!)
    let part = position.outstanding.moratorio
    return "| \(words) | \(part.net.plain) | \(part.iva.plain) |"
  }

  @Test func theMoratorioOfEachContractIsWhatTheEngineGives() throws {
    let text = try Self.chapter("mora-y-cargos")
    let lines = [
      try Self.moratorio("capital vencido (lo usual)", on: "2027-02-25") { _ in },
      try Self.moratorio("pago vencido: capital e interés", on: "2027-02-25") {
        $0.moratorio.base = .overdueInstallment
      },
      try Self.moratorio("todo el capital", on: "2027-02-25") {
        $0.moratorio.base = .outstandingPrincipal
      },
      try Self.moratorio("capital vencido, con 10 días de gracia", on: "2027-02-25") {
        $0.moratorio.graceDays = 10
      },
      try Self.moratorio("lo mismo, un día después", on: "2027-02-26") {
        $0.moratorio.graceDays = 10
      },
      try Self.moratorio("capital vencido, con tope de 2 % de lo vencido", on: "2027-02-25") {
        $0.moratorio.cap = .percent(2)
      },
    ]
    for line in lines { #expect(text.contains(line), "\(line)") }
  }

  @Test func theLateFeeOfEachContractIsWhatTheEngineGives() throws {
    let text = try Self.chapter("mora-y-cargos")
    let ladder = LateFee.Amount.ladder([
      LateFee.Step(daysLate: 1, total: .mxn(80)), LateFee.Step(daysLate: 8, total: .mxn(200)),
    ])
    let fees: [(String, LateFee)] = [
      ("200.00 por cada pago atrasado", LateFee(.fixed(.mxn(200)))),
      ("5 % de lo vencido", LateFee(.share(.percent(5)))),
      ("15.00 por día", LateFee(.fixed(.mxn(15)), frequency: .daily)),
      (
        "15.00 por día, con tope de 100.00",
        LateFee(
          .fixed(.mxn(15)), frequency: .daily, cap: .mxn(100))
      ),
      ("escalera: 80.00 desde el día 1, 200.00 desde el 8", LateFee(ladder)),
    ]
    for (words, fee) in fees {
      let position = try Self.loan { $0.lateFee = fee }.position(on: CalendarDate("2027-02-25")!)
      let part = position.outstanding.collectionFees
      #expect(position.outstanding.moratorio.isZero)
      let line = "| \(words) | \(part.net.plain) | \(part.iva.plain) |"
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func theRewardOfAPunctualPaymentIsWhatTheEngineGives() throws {
    let text = try Self.chapter("mora-y-cargos")
    let on = CalendarDate("2027-02-15")!
    let asked = try Self.loan { $0.punctuality = Punctuality(share: .percent(20), reward: .waived) }
      .position(on: on)
    #expect(text.contains("**\(asked.toPay.plain)**") && asked.rewardable == .mxn(116))
    let whole = asked.due.total
    let paid = try Self.loan {
      $0.punctuality = Punctuality(share: .percent(20), reward: .returned)
    }.adding(
      LoanEvent(id: "p", effectiveOn: on, instant: 0, .payment(amount: whole))
    ).position(on: on)
    #expect(paid.credit == .mxn(116) && text.contains("**\(paid.credit.plain)**"))
  }

  /// Paid on its day, and 4,000.00 more on 1 March.
  @Test(arguments: [
    (DrawdownRule.overRemaining, "entre los que faltan (`overRemaining`)"),
    (.overOriginalCount, "entre todos (`overOriginalCount`)"),
  ])
  func theTableOfALaterDrawdownIsWhatTheEngineGives(rule: DrawdownRule, words: String) throws {
    let on = CalendarDate("2027-03-01")!
    let account = try Self.loan {
      ($0.method, $0.dayCount, $0.drawdowns) = (.equalPrincipal, .actual360, rule)
    }.adding(LoanEvent(id: "d", effectiveOn: on, instant: 0, .drawdown(amount: .mxn(4_000))))
    let asked = account.installments(on: on).dropFirst().map {
      "\($0.owed.principal.plain) | \($0.owed.ordinaryInterest.net.plain)"
    }
    let line = "| \(words) | \(asked.joined(separator: " | ")) |"
    #expect(try Self.chapter("modificaciones").contains(line), "\(line)")
  }

  /// Two months late on 20 March, what each modification asks from then on.
  @Test func theTableOfEachModificationIsWhatTheEngineGives() throws {
    let text = try Self.chapter("modificaciones")
    let on = CalendarDate("2027-03-20")!
    let late = try Self.loan()
    let six = try late.newDates(after: on, count: 6, calendar: .mexicoBanking)
    let changes: [(String, Modification)] = [
      ("Reprogramar lo que falta en 6 pagos", .reschedule(NewTerms(dates: six))),
      ("Pasar el atraso a los 2 pagos que faltan", .reage(NewTerms())),
      (
        "Reestructurar en 6 pagos, con el interés y el moratorio como capital",
        .restructure(
          capitalising: [.ordinaryInterest, .moratorio], NewTerms(dates: six))
      ),
      (
        "Diferir un pago y capitalizar su interés",
        .paymentHoliday(
          PaymentHoliday(installments: 1, interest: .capitalised))
      ),
      ("Ampliar 5,000.00 en los pagos que faltan", .topUp(amount: .mxn(5_000), NewTerms())),
    ]
    for (words, change) in changes {
      try late.check(change, on: on)
      let account = late.adding(
        LoanEvent(id: "m", effectiveOn: on, instant: 0, .modification(change)))
      let position = account.position(on: on)
      let next = account.installments(on: on).filter { $0.dueOn > on && !$0.unpaid.total.isZero }
      let asked = next.prefix(2).map(\.unpaid.total.plain).joined(separator: " | ")
      let line =
        "| \(words) | \(position.pastDue.total.plain) | "
        + "\(position.outstanding.principal.plain) | \(asked) |"
      #expect(text.contains(line), "\(line)")
    }
  }
}

import Kernel
import Lending
import Testing

@testable import Tenancy

/// What may happen to a loan, as a file says it.
@Suite struct LoanEventFormTests {
  static func life(_ events: String) throws -> ToldLife {
    let text = TermsFileTests.base + "events:\n" + events + "\n"
    return try LifeFile(Array(text.utf8), named: "vida.yaml").life
  }

  static func changes(_ events: String) throws -> [ToldEvent<ToldChange>] {
    guard case .loan(_, let told) = try life(events).credit else { return [] }
    return told
  }

  static let plain: [(String, LoanEvent.What)] = [
    ("payment: 1500.50", .payment(amount: .centavos(150_050))),
    (
      "prepayment: {amount: 500, choosing: shortenTerm}",
      .prepayment(amount: .mxn(500), choosing: .shortenTerm)
    ),
    ("payoff: 9000", .payoff(amount: .mxn(9_000))),
    ("credited: {amount: 50, as: goodwill}", .credited(amount: .mxn(50), as: .goodwill)),
    ("refund: 10", .refund(amount: .mxn(10))),
    ("cancellation: 12000", .cancellation(returned: .mxn(12_000))),
    ("drawdown: 800", .drawdown(amount: .mxn(800))),
    ("chargeback: {amount: 5, of: p1}", .chargeback(amount: .mxn(5), of: "p1")),
    ("reversal: p1", .reversal(of: "p1")),
    (
      "charge: {amount: 30, dueOn: 2027-01-20}",
      .charge(amount: .mxn(30), as: .fees, dueOn: CalendarDate("2027-01-20")!)
    ),
    ("collectionFee: 150", .collectionFee(amount: .mxn(150))),
    ("waiver: {amount: 20, of: moratorio}", .waiver(amount: .mxn(20), of: .moratorio)),
    (
      "disputeOpened: {amount: 90, installment: 2}",
      .disputeOpened(amount: .mxn(90), installment: 2)
    ),
    ("disputeClosed: p1", .disputeClosed(of: "p1")),
    ("rateChange: 48 %", .rateChange(to: .percent(48))),
    ("reamortise: true", .modification(.reamortise)),
    ("writeOff: true", .modification(.writeOff)),
    ("chargeOff: true", .modification(.chargeOff)),
    ("sale: true", .modification(.sale)),
    (
      "transfer: {to: branch, reference: Oaxaca centro}",
      .modification(.transfer(Transfer(to: .branch, reference: "Oaxaca centro")))
    ),
    (
      "paymentHoliday: {installments: 2, interest: spread}",
      .modification(.paymentHoliday(PaymentHoliday(installments: 2, interest: .spread)))
    ),
    (
      "reage: {method: equalPrincipal}",
      .modification(.reage(NewTerms(method: .equalPrincipal)))
    ),
  ]

  @Test(arguments: plain)
  func everyEventIsWritten(text: String, what: LoanEvent.What) throws {
    let told = try #require(try Self.changes("  - {on: 2027-01-10, \(text)}").first)
    #expect(told.what == ToldChange(what))
    #expect(told.id == "mov-1" && told.effectiveOn == CalendarDate("2027-01-10")!)
    #expect(text.hasPrefix(told.name))
  }

  @Test func aNewTableIsToldByItsCountItsFrequencyAndItsFirstDay() throws {
    let told = try Self.changes(
      """
        - on: 2027-01-10
          restructure:
            capitalising: [ordinaryInterest, moratorio]
            installments: 6
            frequency: {daysOfMonth: [5, 20]}
            firstDue: 2027-02-05
            annualRate: 36 %
        - {on: 2027-01-11, reschedule: {method: {fixedPayment: 900}, grace: {principal: 1}}}
        - {on: 2027-01-12, topUp: {amount: 3000, installments: 8}}
        - {on: 2027-01-13, paymentHoliday: {installments: 1, interest: deferred, longerBy: 1}}
      """)
    #expect(
      told.map(\.what) == [
        ToldChange(
          .modification(
            .restructure(
              capitalising: [.ordinaryInterest, .moratorio],
              NewTerms(annualRate: .percent(36)))),
          calendar: NewCalendar(
            installments: 6, frequency: .daysOfMonth([5, 20]),
            firstDue: CalendarDate("2027-02-05")!)),
        ToldChange(
          .modification(
            .reschedule(
              NewTerms(method: .fixedPayment(.mxn(900)), grace: Grace(principal: 1))))),
        ToldChange(
          .modification(.topUp(amount: .mxn(3_000), NewTerms())),
          calendar: NewCalendar(installments: 8)),
        ToldChange(
          .modification(
            .paymentHoliday(PaymentHoliday(installments: 1, interest: .deferred))),
          calendar: NewCalendar(installments: 1)),
      ])
  }

  /// No way is written that these tests do not read.
  @Test func everyWayIsTried() {
    let tried = Self.plain.map { String($0.0.prefix { $0 != ":" }) }
    let tables = ["restructure", "reschedule", "topUp"]
    #expect(Set(tried + tables) == Set(ToldChange.ways.map(\.key)))
  }

  @Test func anEventMayHaveANameAndADayOnWhichItBecameKnown() throws {
    let life = try Self.life(
      """
        - {on: 2027-01-10, id: caja-7, recordedOn: 2027-01-15, payment: 100}
      asOf: 2027-02-01
      """)
    guard case .loan(_, let told) = life.credit else { return }
    #expect(told[0].id == "caja-7" && told[0].recordedOn == CalendarDate("2027-01-15")!)
    #expect(life.asOf == CalendarDate("2027-02-01")! && life.isLived)
  }

  @Test(arguments: [
    ("{payment: 100}", "Falta «on» en «events.1»."),
    ("{on: 2027-01-10}", "no dice qué pasó"),
    ("{on: 2027-01-10, payment: 1, payoff: 2}", "dice 2 cosas"),
    ("{on: 2027-01-10, pago: 100}", "No existe la clave «pago»."),
    ("{on: 2027-01-10, payment: -5}", "«events.1.payment» debe ser un importe"),
    ("{on: 2027-01-10, writeOff: false}", "Lo que no pasó no se cuenta."),
    ("{on: 2027-01-10, waiver: {amount: 5, of: todo}}", "«todo» no sirve"),
    ("{on: 10/01/2027, payment: 5}", "«events.1.on» debe ser una fecha."),
    ("{on: 2027-01-10, id: 7, payment: 5}", "se lee como número"),
    ("{on: 2027-01-10, topUp: {installments: 3}}", "Falta «amount»"),
  ])
  func aMistakeIsToldWithItsLine(text: String, says: String) throws {
    let error = try #require(throws: LifeFile.Unreadable.self) {
      _ = try Self.life("  - " + text)
    }
    #expect(error.problem.detail.contains(says), "\(error.problem.detail)")
    #expect(error.problems.allSatisfy { $0.line == 9 })
  }
}

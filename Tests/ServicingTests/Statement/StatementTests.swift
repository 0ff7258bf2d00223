import Documents
import Kernel
import Lending
import PaymentsAPI
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

@Suite struct StatementTests {
  @Test func eachPaymentSaysWhereItWentAndEachFeeIsThere() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let day = CalendarDate("2026-12-07")!
      try await bench.close(through: day.description)
      try await bench.charge(id)
      bench.world.advance(by: 60)
      try await bench.pay(bench.payment(.mxn(2_500), on: day))
      try await bench.close(through: "2026-12-20")
      let file = try await bench.file(id)
      let told = StatementMovements(file: file, period: file.statementPeriod)
      let paid = try #require(told.all.first { $0.credit == .mxn(2_500) })
      let words = try #require(paid.application)
      for part in ["Gastos de cobranza $150.00", "Capital", "Interés ordinario", "IVA"] {
        #expect(words.contains(part), "\(words)")
      }
      let made = try #require(file.repayments.first)
      let application = file.application(of: made)
      #expect(application.parts.total + application.excess == .mxn(2_500))
      #expect(told.fees.map(\.words).contains("Comisión por apertura, cobro único"))
      let fee = try #require(told.fees.first { $0.words == "Gastos de cobranza del pago 1" })
      #expect(fee.amount == .mxn(150) && fee.iva == .mxn(24) && fee.on == day)
      let charge = told.all.first { $0.words == "Gastos de cobranza del pago 1" }?.charge
      #expect(charge == .mxn(174))
    }
  }

  @Test func aFeeThatWasUndoneCostsNothingAndItsMoneyPaysTheRest() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let day = CalendarDate("2026-12-07")!
      try await bench.close(through: day.description)
      try await bench.charge(id)
      bench.world.advance(by: 60)
      try await bench.pay(bench.payment(.mxn(500), on: day))
      try await bench.undo("fee:1", of: id)
      let file = try await bench.file(id)
      let told = StatementMovements(file: file, period: file.statementPeriod)
      #expect(told.fees.contains { $0.words.hasSuffix("(deshechos)") && $0.amount.isZero })
      let words = try #require(told.all.first { $0.credit == .mxn(500) }?.application)
      #expect(!words.contains("Gastos de cobranza"), "\(words)")
    }
  }

  @Test func whatWentBackToTheBorrowerIsToldAndSoIsItsComingBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.refundSettled(id, act)
      let told = try await bench.movements(of: id)
      let left = try #require(told.first { $0.words == "Saldo a favor devuelto" })
      #expect(left.charge == .mxn(200) && left.credit.isZero)
      try await bench.fail(id, .returned, order: DisbursementID(act), amount: .mxn(200))
      let after = try await bench.movements(of: id)
      let back = try #require(after.first { $0.words == "El banco regresó el saldo a favor" })
      #expect(back.credit == .mxn(200) && back.charge.isZero)
      #expect(after.contains(left))
    }
  }

  @Test func moneyThatTheBankGaveBackIsNoCreditUsed() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.fail(id, .returned)
      let told = try await bench.movements(of: id)
      #expect(!told.contains { $0.words == "Saldo a favor aplicado" })
      let back = try #require(told.first { $0.words == "El banco regresó el dinero del crédito" })
      #expect(back.credit == .mxn(9_652))
    }
  }

  @Test func creditThatWaitedIsToldWhenItPays() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let first = try await bench.loan(id).loan.schedule.installments[0]
      try await bench.pay(bench.payment(first.total))
      try await bench.close(through: "2026-12-05")
      let file = try await bench.file(id)
      let all = StatementMovements(file: file, period: file.statementPeriod).all
      let used = try #require(all.first { $0.words == "Saldo a favor aplicado" })
      #expect(used.on == first.dueOn && used.charge.isZero && used.credit.isZero)
      #expect(used.application?.contains("Capital \(first.principal.text)") == true)
      let came = all.first { $0.credit == first.total }?.application
      #expect(came == "A favor \(first.total.text)")
    }
  }

  @Test func programsReadItAndBothPapers() async throws {
    try await ServicingBench.with { bench in
      let waiting = try await bench.book(Cast.beto)
      let id = try await bench.activeLoan()
      let path = "/api/v1/loans/:loan"
      let loan = ["loan": id.description]
      for paper in ["/statement", "/statement/pdf"] {
        #expect(try await bench.get(path + paper, loan, as: .key).status == 200)
        await #expect(throws: PaperRefused.notLent) {
          _ = try await bench.get(path + paper, ["loan": waiting.description], as: .key)
        }
      }
      await #expect(throws: PaperRefused.notPaidOff) {
        _ = try await bench.get(path + "/release-letter/pdf", loan, as: .key)
      }
      let quote = try await bench.loan(id).account.payoffQuote(on: ServicingBench.today)
      try await bench.pay(bench.payment(quote.total))
      let letter = try await bench.get(path + "/release-letter/pdf", loan, as: .key)
      #expect(letter.status == 200)
    }
  }
}

extension ServicingBench {
  func file(_ id: LoanID) async throws -> LoanFile {
    let path = "/oficina/creditos/:loan"
    return try await LoanPages(desk: desk, people: .cast, panels: []).file(
      id, visit(.get, path, ["loan": id.description], as: .staff))
  }
}

extension ServicingBench {
  fileprivate func movements(of id: LoanID) async throws -> [StatementFields.Movement] {
    let file = try await file(id)
    return StatementMovements(file: file, period: file.statementPeriod).all
  }
}

import Kernel
import Lending
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

@Suite struct PageTests {
  @Test func everySampleOfEveryPageIsDrawn() async throws {
    try await ServicingBench.with { bench in
      let pages = bench.servicing.routes.pages
      #expect(pages.count >= 8)
      for page in pages {
        for sample in page.samples {
          let html = sample.page.body.text
          #expect(html.contains("<h1>"), "\(page.name), \(sample.name)")
          #expect(!html.contains("&lt;"), "\(page.name), \(sample.name)")
          #expect(!html.contains("Optional("), "\(page.name), \(sample.name)")
        }
      }
    }
  }

  @Test func aLoanIsShownWithItsFormulas() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-10")
      let html = try await bench.page("/oficina/creditos/:loan", ["loan": id.description])
      #expect(html.contains("÷ 360") && html.contains("1201-01"))
      #expect(html.contains("10 días"))
    }
  }

  @Test func theListShowsExactlyThoseSoLate() async throws {
    try await ServicingBench.with { bench in
      _ = try await bench.activeLoan(Cast.lupita)
      try await bench.close(through: "2026-12-10")
      let counts = try await bench.run { db in
        (
          late: try await db.loans(LoanFilter(daysLateMin: 1), count: 10).count,
          risky: try await db.loans(LoanFilter(daysLateMin: 31), count: 10).count,
          bucket: try await db.loans(LoanFilter(bucket: .days8to30), count: 10).count
        )
      }
      #expect(counts.late == 1 && counts.risky == 0 && counts.bucket == 1)
      #expect(try await bench.get("/oficina/creditos", [:], as: .staff).status == 200)
    }
  }

  @Test func nobodySeesTheLoanOfAnother() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan(Cast.beto)
      for path in [
        "/mi-credito/:loan", "/mi-credito/:loan/liquidacion",
        "/mi-credito/:loan/estado-de-cuenta.pdf", "/mi-credito/:loan/carta-finiquito.pdf",
      ] {
        await #expect(throws: NotFound.self) {
          _ = try await bench.get(path, ["loan": id.description], as: .lupita)
        }
      }
      await #expect(throws: NotFound.self) {
        _ = try await bench.post("/mi-credito/:loan/cancelacion", ["loan": id.description])
      }
    }
  }

  @Test func aBorrowerSeesTheirLoanAndItsPapers() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-10")
      let params = ["loan": id.description]
      #expect(try await bench.get("/mi-credito", [:], as: .lupita).status == 303)
      for path in [
        "/mi-credito/:loan", "/mi-credito/:loan/liquidacion",
        "/mi-credito/:loan/estado-de-cuenta.pdf",
      ] {
        #expect(try await bench.get(path, params, as: .lupita).status == 200)
      }
      let quote = try #require(
        try await bench.servicing.client.payoffQuote(
          bench.tenant, id, CalendarDate("2026-12-10")!))
      try await bench.pay(bench.payment(quote.total, on: CalendarDate("2026-12-10")!))
      #expect(
        try await bench.get("/mi-credito/:loan/carta-finiquito.pdf", params, as: .lupita).status
          == 200)
    }
  }

  @Test func creditGoesToPrincipalAsTheBorrowerChose() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      let form = Fields([
        "acto": "018f0000-0000-7000-8000-000000000002", "eleccion": "lowerInstallments",
      ])
      let path = "/mi-credito/:loan/pago-anticipado"
      await #expect(throws: PrepayPrincipal.Refused.noCredit(id)) {
        _ = try await bench.post(path, ["loan": id.description], form)
      }
      try await bench.pay(bench.payment(.mxn(4_000)))
      for _ in 0..<2 { _ = try await bench.post(path, ["loan": id.description], form) }
      let position = try await bench.loan(id).account.position(on: ServicingBench.today)
      #expect(position.outstanding.principal == .mxn(6_000) && position.credit.isZero)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  /// All of the principal could be paid with what waits, but not the interest it has earned.
  @Test func creditThatIsShortOfClosingIsNotSaidToHaveBeenApplied() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan(installments: 6)
      let date = CalendarDate("2026-11-25")!
      try await bench.close(through: date.description)
      let quote = try await bench.loan(id).account.payoffQuote(on: date)
      let interest = quote.parts.ordinaryInterest.total
      let missing = Money.centavos(1)
      #expect(interest > missing)
      try await bench.pay(bench.payment(quote.total - missing, on: date))
      let request = PrepayPrincipal.Request(
        loan: id, request: bench.world.newID(), choice: .shortenTerm, actor: .system("test"))
      await #expect(throws: PrepayPrincipal.Refused.shortOfClosing(missing: missing)) {
        try await bench.run { try await PrepayPrincipal(desk: bench.desk)(request, in: $0) }
      }
      #expect(try await bench.loan(id).events.count == 1)
    }
  }

  @Test func theAPIAnswersForALoanAndForAQuote() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      for path in ["", "/schedule", "/repayments", "/payoff-quote"] {
        let reply = try await bench.get(
          "/api/v1/loans/:loan" + path, ["loan": id.description], as: .key)
        #expect(reply.status == 200)
      }
      #expect(try await bench.get("/api/v1/loans", [:], as: .key).status == 200)
      let body = #"{"product":"credito-quincenal","amount":1000000,"installments":12}"#
      #expect(try await bench.post("/api/v1/quotes", body: body).status == 200)
      let wrong = #"{"product":"credito-quincenal","amount":100,"installments":7}"#
      await #expect(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: wrong)
      }
    }
  }
}

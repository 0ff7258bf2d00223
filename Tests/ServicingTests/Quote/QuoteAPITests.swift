import Foundation
import Kernel
import Lending
import Testing
import Web

@testable import Servicing

@Suite struct QuoteAPITests {
  static let terms = #"""
    {"principal":1200000,"disbursedOn":"2026-11-20","installmentCount":12,
    "frequency":{"daysOfMonth":[10,25]},"method":{"balloon":{"share":{"rate":300000}}},
    "annualRate":480000,"accrual":"actual360",
    "charges":[{"code":"seguro","kind":"insurance","when":{"eachInstallment":{}},
    "amount":{"share":{"rate":3500,"of":"balance"}},"iva":0}]}
    """#

  @Test func anyTermsAreQuotedAndExplained() async throws {
    let body = #"{"terms":\#(Self.terms),"explain":2}"#
    try await ServicingBench.with { bench in
      let reply = try await bench.post("/api/v1/quotes", body: body)
      #expect(reply.status == 200)
    }
    let asked = try JSONBody.decode(QuoteRequestModel.self, from: Array(body.utf8))
    let schedule = try Schedule(try #require(asked.terms), calendar: .mexicoBanking)
    let answer = try QuoteModel(nil, schedule, explaining: asked.explain)
    #expect(answer.installments.map(\.principal).sum == .mxn(12_000))
    #expect(answer.installments.map(\.total).sum == answer.total)
    #expect(answer.installments[0].insurance == .mxn(42))
    #expect(try #require(answer.explanation).contains { $0.formula.contains("÷ 360") })
  }

  @Test(arguments: [
    (#"{"terms":\#(terms),"product":"credito-quincenal"}"#, "/terms"),
    (#"{"product":"credito-quincenal"}"#, "/amount"), ("{}", "/product"),
    (#"{"terms":\#(terms),"explain":13}"#, "/explain"),
    (#"{"terms":{"principal":1}}"#, "/terms/disbursedOn"),
    (#"{"terms":\#(terms.replacing("accrual", with: "dayCount"))}"#, "/terms/dayCount"),
    (#"{"terms":\#(terms.replacing("balloon", with: "globo"))}"#, "/terms/method"),
  ])
  func whatDoesNotHoldIsNamed(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.errors.map(\.field).contains(field), "\(refusal.errors)")
    }
  }

  @Test func termsThatFormNoLoanAreRefusedByTheirField() async throws {
    try await ServicingBench.with { bench in
      let body = #"{"terms":\#(Self.terms.replacing("480000", with: "-1"))}"#
      let refusal = try await #require(throws: TermsRefused.self) {
        _ = try await bench.post("/api/v1/quotes", body: body)
      }
      #expect(refusal.field == "annualRate")
    }
  }
}

import Foundation
import Kernel
import Lending
import Tenancy
import Testing
import Web

@testable import Servicing

@Suite struct LifeAPITests {
  static let loan = #"""
    {"terms":\#(QuoteAPITests.terms),"asOf":"2027-01-20","events":[
    {"on":"2026-12-10","id":"p1","payment":150000},
    {"on":"2026-12-26","prepayment":{"amount":200000,"choosing":"lowerInstallments"}},
    {"on":"2027-01-12","reschedule":{"installments":14,"annualRate":400000}}]}
    """#
  static let line = #"""
    {"line":{"limit":2000000,"openedOn":"2026-01-20","annualRate":480000,"cutOffDay":15,
    "minimum":{"share":50000,"floor":20000}},
    "events":[{"on":"2026-01-20","draw":{"amount":1000000,"kind":"cash"}}],"asOf":"2026-02-15"}
    """#
  static let group = #"""
    {"terms":\#(QuoteAPITests.terms),"group":{"members":[{"id":"Ana","amount":700000},
    {"id":"Bety","amount":500000}]},
    "events":[{"on":"2026-12-10","payment":{"amount":90000,"by":"equal"}}]}
    """#

  @Test(arguments: [(loan, "loan"), (line, "line"), (group, "group")])
  func eachCreditIsLived(body: String, kind: String) async throws {
    try await ServicingBench.with { bench in
      let reply = try await bench.post("/api/v1/lives", body: body)
      #expect(reply.status == 200)
    }
  }

  @Test func aLoanAnswersWithWhatEachEventDid() throws {
    let asked = try JSONBody.decode(LifeRequestModel.self, from: Array(Self.loan.utf8))
    let told = try ToldLife(asked.told, terms: asked.quote.terms)
    guard case .loan(let terms, let events) = told.credit else { return }
    #expect(events.map(\.name) == ["payment", "prepayment", "reschedule"])
    #expect(events[0].what == ToldChange(.payment(amount: .mxn(1_500))))
    let schedule = try Schedule(terms, calendar: .mexicoBanking)
    let life = try LoanLife(
      schedule, events, asOf: told.asOf, calendar: .mexicoBanking)
    let json = try JSONSerialization.jsonObject(with: Data(JSONBody.encode(life)))
    let steps = try #require((json as? [String: Any])?["steps"] as? [[String: Any]])
    #expect(steps.map { $0["amount"] as? Int } == [150_000, 200_000, 0])
  }

  @Test(arguments: [
    (loan.replacing("\"payment\":150000", with: "\"payment\":1.5"), "/events/0/payment"),
    (loan.replacing("\"payment\"", with: "\"pago\""), "/events/0/pago"),
    (loan.replacing("lowerInstallments", with: "baja"), "/events/1/prepayment/choosing"),
    (loan.replacing("2026-12-26", with: "26/12/2026"), "/events/1/on"),
    (loan.replacing("asOf", with: "corte"), "/corte"),
    (line.replacing("cutOffDay\":15", with: "cutOffDay\":40"), "/line/cutOffDay"),
    (line.replacing("\"line\":", with: "\"product\":\"x\",\"line\":"), "/product"),
    (group.replacing("\"by\"", with: "\"por\""), "/events/0/payment/por"),
    (#"{"events":[]}"#, "/product"),
    (loan.replacing(":150000", with: ":99999999999999999999"), "/events/0/payment"),
  ])
  func whatDoesNotHoldIsNamed(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/lives", body: body)
      }
      #expect(refusal.errors.map(\.field).contains(field), "\(refusal.errors)")
    }
  }

  @Test(arguments: [
    (
      line.replacing("\"minimum\"", with: "\"lateCharge\":\"x\",\"minimum\""),
      "/line/lateCharge", #"Elija: none, o {"moratorio": …}, o {"fee": …}."#
    ),
    (
      line.replacing(#"{"share":50000,"floor":20000}"#, with: "\"x\""), "/line/minimum",
      #"chargesOnly, everything, o {"share": …"#
    ),
    (
      line.replacing("\"floor\"", with: "\"flor\""), "/line/minimum/flor", "¿Quiso decir «floor»?"
    ),
    (
      loan.replacing("\"choosing\"", with: "\"chosing\""), "/events/1/prepayment/chosing",
      "¿Quiso decir «choosing»?"
    ),
  ])
  func aChoiceTellsAllItsForms(body: String, field: String, words: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/lives", body: body)
      }
      #expect(refusal.errors.map(\.field) == [field])
      #expect(refusal.errors[0].message.contains(words), "\(refusal.errors[0].message)")
    }
  }

  /// Of a life and of a quote, what the document does not let be null.
  @Test(arguments: [
    ("lives", #"{"terms":\#(QuoteAPITests.terms),"group":null}"#, "/group"),
    ("lives", #"{"terms":\#(QuoteAPITests.terms),"events":null}"#, "/events"),
    ("lives", #"{"terms":\#(QuoteAPITests.terms),"asOf":null}"#, "/asOf"),
    ("lives", #"{"line":null}"#, "/line"),
    ("lives", loan.replacing("\"id\":\"p1\"", with: "\"id\":null"), "/events/0/id"),
    ("lives", loan.replacing(":150000", with: ":null"), "/events/0/payment"),
    ("lives", loan.replacing(":14", with: ":null"), "/events/2/reschedule/installments"),
    ("lives", line.replacing(":1000000", with: ":null"), "/events/0/draw/amount"),
    ("lives", line.replacing(":50000", with: ":null"), "/line/minimum/share"),
    ("lives", group.replacing("[{\"id\"", with: "[null,{\"id\""), "/group/members/0"),
    (
      "quotes", #"{"terms":\#(QuoteAPITests.terms.replacing("[10,25]", with: "null"))}"#,
      "/terms/frequency/daysOfMonth"
    ),
    (
      "quotes", #"{"terms":\#(QuoteAPITests.terms.replacing(":1200000", with: ":null"))}"#,
      "/terms/principal"
    ),
    (
      "quotes", QuoteAPITests.floating.replacing(":77500", with: ":null"),
      "/market/TIIE28/2026-01-14"
    ),
  ])
  func whatIsNotToldIsLeftOut(of door: String, body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: InvalidFields.self) {
        _ = try await bench.post("/api/v1/\(door)", body: body)
      }
      #expect(refusal.errors.map(\.field) == [field], "\(refusal.errors)")
    }
  }

  @Test(arguments: [
    (loan.replacing("2026-12-10", with: "2026-01-10"), "/events/0/on"),
    (loan.replacing(":150000", with: ":0"), "/events/0/payment"),
    (group.replacing(":500000", with: ":400000"), "/group/members"),
    (line.replacing("\"amount\":1000000", with: "\"amount\":9000000"), "/events/0/draw"),
    (line.replacing("2026-02-15", with: "2025-02-15"), "/asOf"),
  ])
  func whatCannotHaveBeenIsNamed(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: LifeRefused.self) {
        _ = try await bench.post("/api/v1/lives", body: body)
      }
      #expect(refusal.problem.errors.map(\.field) == [field])
    }
  }

  @Test(arguments: [
    (line.replacing("\"minimum\"", with: #""accrual":"byPeriod","minimum""#), "/line/accrual"),
    (line.replacing(":2000000", with: ":0"), "/line/limit"),
    (line.replacing(":50000", with: ":5000000"), "/line/minimum"),
  ])
  func whatFormsNoLineIsNamed(body: String, field: String) async throws {
    try await ServicingBench.with { bench in
      let refusal = try await #require(throws: LineTermsRefused.self) {
        _ = try await bench.post("/api/v1/lives", body: body)
      }
      #expect(refusal.problem.errors.map(\.field) == [field])
    }
  }
}

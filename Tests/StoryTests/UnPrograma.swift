import AsyncHTTPClient
import CaudalServer
import Foundation
import Kernel
import NIOHTTP1
import Testing

/// The same life through the API alone, for an application under the automatic limit.
@Suite(.serialized) struct UnPrograma {
  @Test func aProgramTakesALoanFromApplicationToItsLastPayment() async throws {
    try await StoryHouse.with { house in
      let program = Program(house: house, slug: "solera")
      let ana = Applicant(2)
      let body = application(ana)

      let sent = try await program.send(
        .POST, "/api/v1/applications", body, command: "solicitud-1")
      #expect(sent.status == 201)
      #expect(sent.json["status"] as? String == "approved")
      let id = try #require(sent.json["id"] as? String)

      // The same command again is the same application; without a key there is none.
      let again = try await program.send(
        .POST, "/api/v1/applications", body, command: "solicitud-1")
      #expect(again.json["id"] as? String == id)
      let stranger = try await program.send(
        .GET, "/api/v1/applications/\(id)", key: "cau_test_nada")
      #expect(stranger.status == 401)
      let neighbour = Program(house: house, slug: "raices")
      #expect(try await neighbour.send(.GET, "/api/v1/applications/\(id)").status == 404)

      let loan = try await sign(ana, id, program, house)
      try await house.eventually("the money") {
        try await program.send(.GET, "/api/v1/loans/\(loan)").json["status"] as? String == "active"
      }
      let schedule = try await program.send(.GET, "/api/v1/loans/\(loan)/schedule")
      #expect(schedule.status == 200)
      let party = try #require(sent.json["party"] as? String)
      let clabe = try await account(of: party, program)
      try await finish(loan, payingTo: clabe, program, house)
      let receipts = try await program.send(.GET, "/api/v1/parties/\(party)/receipts?limit=1")
      #expect((receipts.json["data"] as? [Any])?.count == 1)
    }
  }

  /// What the quote says is paid to the CLABE; then everything reads as finished.
  private func finish(
    _ loan: String, payingTo clabe: String, _ program: Program, _ house: StoryHouse
  ) async throws {
    let path = "/api/v1/loans/\(loan)"
    let early = try await program.send(.GET, path + "/release-letter/pdf")
    #expect(early.status == 409)
    let quote = try await program.send(.GET, path + "/payoff-quote")
    let total = try #require(quote.json["total"] as? Int64)
    try await house.demo.transfer(Money(minorUnits: total), to: clabe)
    try await house.eventually("the end of the loan") {
      try await program.send(.GET, path).json["status"] as? String == "paidOff"
    }
    let ended = try await program.send(.GET, path).json
    #expect(ended["outstanding"] as? Int == 0 && ended["due"] as? Int == 0)
    let made = try await program.send(.GET, path + "/repayments").json["repayments"]
    let repayments = try #require(made as? [[String: Any]])
    #expect(repayments.map { $0["amount"] as? Int64 } == [total])
    let rows = try await program.send(.GET, path + "/schedule").json["installments"]
    let states = try #require(rows as? [[String: Any]]).map { $0["state"] as? String }
    #expect(Set(states) == ["paid"])
    let statement = try await program.send(.GET, path + "/statement")
    #expect(statement.status == 200 && statement.json["payoff"] as? Int == 0)
    for paper in ["/statement/pdf", "/release-letter/pdf"] {
      #expect(try await program.send(.GET, path + paper).status == 200, "\(paper)")
    }
    #expect(try await program.send(.GET, path + "/payoff-quote").status == 409)
  }

  /// Whoever was paid has an account to pay to, which reading finds and asking again does not
  /// change.
  private func account(of party: String, _ program: Program) async throws -> String {
    let path = "/api/v1/parties/\(party)"
    let kept = try await program.send(.GET, path + "/collection-account")
    #expect(kept.status == 200)
    let again = try await program.send(
      .POST, path + "/collection-account", command: "cuenta-\(party)")
    #expect(again.json["clabe"] as? String == kept.json["clabe"] as? String)
    let receipts = try await program.send(.GET, path + "/receipts?limit=1")
    #expect(receipts.status == 200)
    let nobody = "party_" + String(repeating: "0", count: 31) + "1"
    #expect(try await program.send(.GET, "/api/v1/parties/\(nobody)/receipts").status == 404)
    return try #require(kept.json["clabe"] as? String)
  }

  /// What is signed and what is booked are of the day of the signature.
  @Test func aContractPreparedOnOneDayIsSignedOnALaterOne() async throws {
    try await StoryHouse.with { house in
      let program = Program(house: house, slug: "solera")
      let ana = Applicant(3)
      let sent = try await program.send(
        .POST, "/api/v1/applications", application(ana), command: "solicitud-2")
      let id = try #require(sent.json["id"] as? String)
      let path = "/api/v1/applications/\(id)"
      try await house.eventually("the contract") {
        try await program.send(.GET, path).json["contract"] is String
      }
      let contract = try #require(try await program.send(.GET, path).json["contract"] as? String)
      let contractPath = "/api/v1/contracts/\(contract)"
      let old = try await program.send(.GET, contractPath).json
      let preparedOn = try #require((old["preparedOn"] as? String).flatMap { CalendarDate($0) })
      let later = preparedOn.adding(days: 4)
      try await house.demo.travel(to: later, at: "solera")

      _ = try await program.send(.GET, contractPath + "/documents")
      let stale = try await program.send(.POST, contractPath + "/signature-codes")
      #expect(stale.status == 409)
      #expect((stale.json["type"] as? String)?.hasSuffix("signature/stale") == true)
      #expect(try await program.send(.POST, path + "/contract").status == 201)
      let loan = try await sign(ana, id, program, house)

      let new = try await program.send(.GET, contractPath).json
      #expect(new["preparedOn"] as? String == later.description)
      #expect(new["sha256"] as? String != old["sha256"] as? String)
      let table = "/api/v1/loans/\(loan)/schedule"
      try await house.eventually("the loan in the books") {
        try await program.send(.GET, table).status == 200
      }
      let rows = try await program.send(.GET, table).json
      let installments = try #require(rows["installments"] as? [[String: Any]])
      let dueOn = try #require(
        (installments.first?["dueOn"] as? String).flatMap { CalendarDate($0) })
      let papers = try await program.send(.GET, contractPath + "/documents").json
      let read = try #require(papers["documents"] as? [[String: Any]])
      let words = read.compactMap { $0["html"] as? String }.joined()
      #expect(words.contains(dueOn.text.long), "the papers say the first due date of the loan")
    }
  }

  private func sign(
    _ ana: Applicant, _ application: String, _ program: Program, _ house: StoryHouse
  ) async throws -> String {
    let path = "/api/v1/applications/\(application)"
    try await house.eventually("the contract") {
      try await program.send(.GET, path).json["contract"] is String
    }
    let contract = try #require(try await program.send(.GET, path).json["contract"] as? String)
    let contractPath = "/api/v1/contracts/\(contract)"
    #expect(try await program.send(.GET, contractPath + "/documents").status == 200)
    let count = await house.demo.messageCount(at: "solera", phone: ana.e164)
    let code = try await program.send(.POST, contractPath + "/signature-codes")
    let flow = try #require(code.json["flow"] as? String)
    let digits = try await house.code(phone: ana.e164, after: count)
    let signed = try await program.send(
      .POST, contractPath + "/signatures",
      [
        "flow": flow, "code": digits, "accepted": true, "latitude": "19.430000",
        "longitude": "-99.130000", "accuracyMeters": 20, "borrowerAddress": "203.0.113.7",
        "borrowerDevice": "Teléfono de Ana",
      ])
    #expect((200...201).contains(signed.status), "\(signed.json)")
    try await house.eventually("the loan") {
      try await program.send(.GET, path).json["loan"] is String
    }
    return try #require(try await program.send(.GET, path).json["loan"] as? String)
  }

  private func application(_ ana: Applicant) -> [String: Any] {
    [
      "id": ana.application, "product": "credito-quincenal", "amount": 400_000, "installments": 12,
      "applicant": [
        "phone": ana.phone, "givenNames": "Ana", "firstSurname": "García",
        "secondSurname": "López", "curp": ana.curp, "rfc": ana.rfc, "occupation": "Empleado",
        "monthlyIncome": 1_800_000, "clabe": ana.clabe,
        "address": [
          "street": "Orizaba", "exteriorNumber": "12", "neighborhood": "Roma Norte",
          "municipality": "Cuauhtémoc", "postalCode": "06700",
        ],
      ],
      "declarations": [
        "politicallyExposed": false, "actsForSelf": true, "fundsOrigin": "Salario",
      ],
      "consents": [
        "privacyNoticeShown": true, "financialData": true, "marketing": false,
        "borrowerAddress": "203.0.113.7",
      ],
    ]
  }
}

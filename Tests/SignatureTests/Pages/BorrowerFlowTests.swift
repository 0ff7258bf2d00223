import Foundation
import Kernel
import Postgres
import SignatureAPI
import TestKit
import Testing
import Web

@testable import Signature

/// The borrower's way through the pages, route by route.
struct BorrowerFlowTests {
  @Test func readingAskingForTheCodeAndSigning() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let browser = Browser(bench, contract)
      #expect(try await browser.get("/solicitud/:application/contrato").status == 200)
      await #expect(throws: SignContract.Refused.self) {
        try await browser.post("/solicitud/:application/contrato/codigo")
      }
      for kind in ["caratula", "contrato-adhesion", "tabla-amortizacion"] {
        let read = try await browser.get(
          "/solicitud/:application/contrato/:document", ["document": kind])
        #expect(read.status == 200)
      }
      #expect(try await browser.post("/solicitud/:application/contrato/codigo").status == 303)
      let flow = "flow-\(contract.codeSubject)-\(bench.phone.lastCode)"
      let cookie = [BorrowerPages.flowCookie: flow]

      let unticked = try await browser.post(
        "/solicitud/:application/contrato/firma", ["codigo": bench.phone.lastCode], cookie)
      #expect(unticked.status == 422)
      let nowhere = try await browser.post(
        "/solicitud/:application/contrato/firma",
        ["acepto": "on", "codigo": bench.phone.lastCode], cookie)
      #expect(nowhere.status == 422)
      let form = [
        "acepto": "on", "codigo": bench.phone.lastCode, "latitude": "19.4326",
        "longitude": "-99.1332", "accuracy": "20",
      ]
      let wrong = try await browser.post(
        "/solicitud/:application/contrato/firma", form.merging(["codigo": "1"]) { $1 }, cookie)
      #expect(wrong.status == 422)
      let signed = try await browser.post(
        "/solicitud/:application/contrato/firma", form, cookie)
      #expect(signed.status == 303)
      #expect(try await bench.contract(contract.id).state == .signed)
      let evidence = try await browser.get(
        "/solicitud/:application/contrato/:document/pdf", ["document": "evidencia-de-firma"])
      #expect(evidence.status == 200)
      #expect(
        try await browser.post("/solicitud/:application/contrato/cancelacion").status == 303)
      #expect(try await bench.contract(contract.id).state == .cancelling)
      #expect(try await browser.get("/solicitud/:application/contrato").status == 200)
    }
  }

  @Test func aStrangerFindsNothingAtThatAddress() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let stranger = Browser(bench, contract, party: Cast.beto)
      for path in [
        "/solicitud/:application/contrato", "/solicitud/:application/contrato/:document/pdf",
      ] {
        await #expect(throws: NotFound.self) {
          try await stranger.get(path, ["document": "caratula"])
        }
      }
      await #expect(throws: NotFound.self) {
        try await stranger.post("/solicitud/:application/contrato/firma")
      }
    }
  }

  @Test func staffSignWithTheBorrowerBeforeThem() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let office = Browser(bench, contract, staff: ["contract.read", "contract.witness"])
      let unread = try await office.post("/oficina/contratos/:contract/codigo")
      #expect(unread.status == 422)
      let sent = try await office.post(
        "/oficina/contratos/:contract/codigo", ["mostrados": "on"])
      #expect(sent.status == 303)
      let flow = "\(contract.id).flow-\(contract.codeSubject)-\(bench.phone.lastCode)"
      let signed = try await office.post(
        "/oficina/contratos/:contract/firma",
        ["acepto": "on", "codigo": bench.phone.lastCode], [BorrowerPages.flowCookie: flow])
      #expect(signed.status == 303)
      let log = try await bench.file(of: contract) { try await $0.happenings() }
      #expect(log.last { $0.kind == .signed }?.facts.witness?.contains("Ana Torres") == true)
      #expect(try await office.get("/oficina/contratos/:contract").status == 200)
    }
  }

  /// A paper that shows CURP or CLABE is opened with a fresh proof; each look leaves its act.
  @Test func staffOpenPapersThatNameIdentifiersWithAFreshProof() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let path = "/oficina/contratos/:contract/:document"
      let idle = Browser(bench, contract, staff: ["contract.read"], provedSecondsAgo: 600)
      await #expect(
        throws: NoFreshProof(back: "/oficina/contratos/\(contract.id)/contrato-adhesion")
      ) {
        try await idle.get(path, ["document": "contrato-adhesion"])
      }
      #expect(try await idle.get(path, ["document": "tabla-amortizacion"]).status == 200)
      let present = Browser(bench, contract, staff: ["contract.read"])
      #expect(try await present.get(path, ["document": "contrato-adhesion"]).status == 200)
      let looks = try await bench.count(
        "SELECT count(*) FROM audit.act WHERE verb = 'contract.document_viewed'")
      #expect(looks == 2)
    }
  }

  @Test func aProgramReadsAndSigns() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      let program = Browser(bench, contract, key: true)
      #expect(try await program.get("/api/v1/contracts/:contract").status == 200)
      #expect(try await program.get("/api/v1/contracts/:contract/documents").status == 200)
      #expect(try await program.post("/api/v1/contracts/:contract/signature-codes").status == 201)
      var order = SignatureOrder(
        flow: "flow-\(contract.codeSubject)-\(bench.phone.lastCode)", code: bench.phone.lastCode,
        accepted: true, latitude: "19.4326", longitude: "-99.1332", accuracyMeters: 20,
        borrowerAddress: "203.0.113.9", borrowerDevice: "App 1.0")
      let body = try JSONEncoder().encode(order)
      let path = "/api/v1/contracts/:contract/signatures"
      #expect(try await program.post(path, body: Array(body)).status == 201)
      #expect(try await program.post(path, body: Array(body)).status == 201, "repeated")
      #expect(try await bench.count("SELECT count(*) FROM signature.signature") == 1)
      order = SignatureOrder(
        flow: "", code: "", accepted: true, latitude: "200", longitude: "0", accuracyMeters: 1,
        borrowerAddress: "", borrowerDevice: "")
      let nowhere = try JSONEncoder().encode(order)
      await #expect(throws: InvalidFields.self) {
        try await program.post(path, body: Array(nowhere))
      }
    }
  }
}

/// Somebody at the pages of one contract.
struct Browser: Sendable {
  let bench: SignatureBench
  let contract: Contract
  let visitor: Visitor

  init(_ bench: SignatureBench, _ contract: Contract, party: PartyID = Cast.lupita) {
    self.bench = bench
    self.contract = contract
    visitor = .borrower(
      BorrowerVisitor(party: party, session: bench.world.world.newID(SessionID.self)))
  }

  init(
    _ bench: SignatureBench, _ contract: Contract, staff permissions: Set<Permission>,
    provedSecondsAgo: Int = 0
  ) {
    self.bench = bench
    self.contract = contract
    visitor = .staff(
      StaffVisitor(
        id: bench.world.world.newID(StaffID.self), name: "Ana Torres",
        permissions: permissions, session: bench.world.world.newID(SessionID.self),
        authenticatedAt: bench.world.now - TimeInterval(provedSecondsAgo)))
  }

  init(_ bench: SignatureBench, _ contract: Contract, key: Bool) {
    self.bench = bench
    self.contract = contract
    visitor = .apiKey(KeyVisitor(id: bench.world.world.newID(APIKeyID.self), scopes: []))
  }

  func get(_ path: String, _ params: [String: String] = [:]) async throws -> Reply {
    try await visit(.get, path, params: params)
  }

  @discardableResult
  func post(
    _ path: String, _ form: [String: String] = [:], _ cookies: [String: String] = [:],
    body: [UInt8] = []
  ) async throws -> Reply {
    try await visit(.post, path, form: form, cookies: cookies, body: body)
  }

  private func visit(
    _ method: Web.Method, _ path: String, params: [String: String] = [:],
    form: [String: String] = [:], cookies: [String: String] = [:], body: [UInt8] = []
  ) async throws -> Reply {
    let route = try #require(
      bench.signature.routes.all.first { $0.method == method && $0.path == path })
    let known = [
      "application": contract.application.description, "contract": contract.id.description,
    ]
    let request = Request(
      method: method, path: path, params: params.merging(known) { first, _ in first },
      form: Fields(form), cookies: cookies, remoteAddress: "203.0.113.7", rawBody: body)
    let site = Site(
      tenant: bench.tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "000000", isDemo: true)
    return try await route.handler(
      Visit(site: site, visitor: visitor, request: request, now: bench.world.now, csrf: "t"))
  }
}

import Foundation
import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing
import Web

@testable import Payments

@Suite struct PagesTests {
  @Test func aCashierOpensChargesPrintsAndCloses() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      #expect(try await bench.post("/oficina/caja/apertura", ["apertura": "500"]).status == 303)
      let slip = bench.clock.world.newID(PaymentID.self)
      let cash = [
        "recibo": slip.description, "persona": Cast.lupita.description, "credito": "",
        "amount": "1,196.00",
      ]
      for _ in 1...2 {
        #expect(try await bench.post("/oficina/caja/cobros", cash).status == 303)
      }
      try await bench.worker.drain()
      #expect(bench.told.received.count == 1)
      let wrong = try await bench.post("/oficina/caja/cobros", cash.merging(["amount": "x"]) { $1 })
      #expect(wrong.status == 422)
      #expect(
        try await bench.get("/oficina/recibos/:payment", ["payment": "\(slip)"]).status == 200)
      #expect(try await bench.post("/oficina/caja/cierre", ["contado": "1"]).status == 422)
      #expect(try await bench.post("/oficina/caja/cierre", ["contado": "1696"]).status == 303)
    }
  }

  @Test func aNoticeIsAnsweredAtOnceAndOnlyAtItsSecretAddress() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let body = Array("2026-11-20|40012|A1|100|\(String(repeating: "1", count: 18))|1".utf8)
      let reply = try await bench.call(
        .post, "/hooks/stp/:secret/abono", params: ["secret": "secreto"], body: body)
      #expect(reply.status == 200)
      await #expect(throws: NotFound.self) {
        try await bench.call(
          .post, "/hooks/stp/:secret/abono", params: ["secret": "otro"], body: body)
      }
      try await bench.worker.drain()
      #expect(try await bench.payments.waiting(in: bench.tenant).map(\.count) == [1])
      #expect(try await bench.get("/oficina/depositos").status == 200)
    }
  }

  @Test func aDepositIsPlacedFromItsPage() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      try await bench.notice("2026-11-20|40012|A1|100|\(String(repeating: "1", count: 18))|1")
      try await bench.worker.drain()
      let id = try #require(try await bench.acts.reading.unmatched(in: bench.tenant).first).id
      let params = ["payment": id.description]
      #expect(try await bench.get("/oficina/depositos/:payment", params).status == 200)
      let path = "/oficina/depositos/:payment/identificacion"
      #expect(try await bench.post(path, ["persona": "nadie"], params).status == 422)
      #expect(
        try await bench.post(path, ["persona": Cast.lupita.description], params).status == 303)
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.party) == [Cast.lupita])
    }
  }

  @Test func aDisbursementsPageAndItsApiTellWhereItIs() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await bench.order()
      try await bench.worker.drain()
      let params = ["disbursement": id.description]
      #expect(try await bench.get("/oficina/dispersiones").status == 200)
      #expect(try await bench.get("/oficina/dispersiones/:disbursement", params).status == 200)
      #expect(try await bench.get("/api/v1/disbursements/:disbursement", params).status == 200)
      await #expect(throws: NotFound.self) {
        try await bench.get(
          "/api/v1/disbursements/:disbursement", ["disbursement": "\(DisbursementIDs.id(9))"])
      }
    }
  }
}

extension PaymentsBench {
  func get(_ path: String, _ params: [String: String] = [:]) async throws -> Reply {
    try await call(.get, path, params: params)
  }

  func post(
    _ path: String, _ form: [String: String], _ params: [String: String] = [:]
  ) async throws -> Reply {
    try await call(.post, path, params: params, form: form)
  }

  func call(
    _ method: Web.Method, _ path: String, params: [String: String] = [:],
    form: [String: String] = [:], body: [UInt8] = []
  ) async throws -> Reply {
    let route = try #require(
      payments.routes.all.first { $0.path == path && $0.method == method })
    let site = Site(
      tenant: tenant, slug: "solera", host: "solera.localhost", brandName: "Solera",
      legalName: "Solera", sipres: "1")
    let staff = StaffVisitor(
      id: StaffID(DisbursementIDs.id(77).uuid), name: "Ana",
      permissions: ["payments.till", "payments.read", "payments.match", "payments.reverse"],
      session: SessionID(DisbursementIDs.id(78).uuid), authenticatedAt: clock.now)
    let request = Request(
      method: method, path: path, params: params, form: Fields(form), rawBody: body)
    return try await route.handler(
      Visit(site: site, visitor: .staff(staff), request: request, now: clock.now))
  }
}

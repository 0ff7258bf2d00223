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
      let closed = try await bench.post("/oficina/caja/cierre", ["contado": "1696"])
      #expect(closed.status == 303)
      // The count can be read again, from the list too.
      let till = try #require(
        try await bench.acts.reading.closedTills(before: nil, count: 5, in: bench.tenant).first)
      #expect(till.closing?.counted == .mxn(1_696))
      #expect(try await bench.get("/oficina/caja/cierres").status == 200)
      let path = "/oficina/caja/cierres/:till"
      #expect(try await bench.get(path, ["till": "\(till.id)"]).status == 200)
      let params = ["till": "\(till.id)"]
      for wrong in [["importe": "", "ficha": "F-1"], ["importe": "9999", "ficha": "F-1"]] {
        #expect(try await bench.post(path + "/banco", wrong, params).status == 422)
      }
      let deposit = ["importe": "1196", "ficha": "F-1"]
      #expect(try await bench.post(path + "/banco", deposit, params).status == 303)
      #expect(try await bench.get(path, ["till": "\(till.id)"]).status == 200)
      await #expect(throws: NotFound.self) {
        try await bench.get(path, ["till": "\(bench.clock.world.newID(TillID.self))"])
      }
    }
  }

  @Test func aReversalIsAskedForFromTheSlipAlsoOfACountedDrawer() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let ana = try await bench.office.hire("Ana", may: ["payments.till"])
      _ = try await bench.post("/oficina/caja/apertura", ["apertura": "0"], as: ana)
      let slips = (0..<2).map { _ in bench.clock.world.newID(PaymentID.self) }
      for slip in slips {
        let cash = [
          "recibo": slip.description, "persona": Cast.lupita.description, "credito": "",
          "amount": "100",
        ]
        #expect(try await bench.post("/oficina/caja/cobros", cash, as: ana).status == 303)
      }
      let path = "/oficina/recibos/:payment/reverso"
      let params = ["payment": "\(slips[0])"]
      #expect(try await bench.post(path, ["motivo": ""], params, as: ana).status == 422)
      let why = ["motivo": "Se capturó dos veces"]
      #expect(try await bench.post(path, why, params, as: ana).status == 303)
      await #expect(throws: NotFound.self) {
        try await bench.post(
          "/oficina/depositos/:payment/reverso", why, params, as: ana)
      }
      _ = try await bench.post("/oficina/caja/cierre", ["contado": "200"], as: ana)
      #expect(
        try await bench.post(path, why, ["payment": "\(slips[1])"], as: ana).status == 303)
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
      let id = try #require(
        try await bench.acts.reading.unmatched(count: 5, in: bench.tenant).first
      ).id
      let params = ["payment": id.description]
      let page = "/oficina/depositos/:payment"
      let loan = bench.clock.world.newID(LoanID.self)
      bench.people.lend(loan, to: Cast.lupita)
      #expect(try await bench.get(page, params).status == 200)
      try await bench.serving { server in
        let mine: Set<Permission> = ["payments.read", "payments.match"]
        let path = "/oficina/depositos/\(id)"
        let found = try await server.get(path + "?q=lupita", may: mine).text
        #expect(found.contains("persona=\(Cast.lupita)"))
        let confirmation = try await server.get(path + "?persona=\(Cast.lupita)", may: mine).text
        #expect(confirmation.contains(loan.description) && confirmation.contains("SOL-1"))
      }
      let path = "/oficina/depositos/:payment/identificacion"
      #expect(try await bench.post(path, ["persona": "nadie"], params).status == 422)
      var form = ["persona": Cast.lupita.description, "credito": "\(DisbursementIDs.id(3))"]
      #expect(try await bench.post(path, form, params).status == 422)
      form["credito"] = loan.description
      #expect(try await bench.post(path, form, params).status == 303)
      try await bench.worker.drain()
      #expect(bench.told.received.map(\.party) == [Cast.lupita])
      #expect(bench.told.received.map(\.directedTo) == [loan])
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
  func get(
    _ path: String, _ params: [String: String] = [:], query: [String: String] = [:]
  ) async throws -> Reply {
    try await call(.get, path, params: params, query: query)
  }

  func post(
    _ path: String, _ form: [String: String], _ params: [String: String] = [:],
    as staff: StaffVisitor? = nil
  ) async throws -> Reply {
    try await call(.post, path, params: params, form: form, as: staff)
  }

  func call(
    _ method: Web.Method, _ path: String, params: [String: String] = [:],
    query: [String: String] = [:], form: [String: String] = [:], body: [UInt8] = [],
    as someone: StaffVisitor? = nil
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
      method: method, path: path, params: params, query: Fields(query), form: Fields(form),
      rawBody: body)
    return try await route.handler(
      Visit(site: site, visitor: .staff(someone ?? staff), request: request, now: clock.now))
  }
}

import Foundation
import Jobs
import Kernel
import PaymentsAPI
import TestKit
import Testing
import Web

@testable import Payments

/// Each page and each method of the API: whoever may, may; whoever may not gets 403; and what
/// belongs to another institution does not exist.
@Suite struct PermissionTests {
  private static let all: Set<Permission> = [
    "payments.read", "payments.till", "payments.match", "payments.return", "payments.release",
    "payments.reverse", "payments.reconcile",
  ]

  private struct Things: Sendable {
    let transfer: PaymentID
    let cash: PaymentID
    let till: TillID
    let order: DisbursementID
  }

  private func things(_ bench: PaymentsBench) async throws -> Things {
    let cashier = Kernel.Actor.staff(StaffID(DisbursementIDs.id(76).uuid))
    let till = try await bench.acts.openTill(
      by: cashier, named: "Beto", at: "centro", holding: .zero, of: bench.tenant)
    let cash = bench.clock.world.newID(PaymentID.self)
    try await bench.acts.takeCash(
      TakeCash.Slip(id: cash, party: Cast.lupita, loan: nil, amount: .mxn(5)), by: cashier,
      of: bench.tenant)
    _ = try await bench.acts.closeTill(
      by: cashier, counting: .mxn(5), note: nil, of: bench.tenant)
    try await bench.notice("2026-11-20|40012|A1|100|\(String(repeating: "1", count: 18))|1")
    bench.people.block(Cast.chuy)
    let order = try await bench.order(to: Cast.chuy)
    try await bench.worker.drain()
    let transfer = try #require(
      try await bench.acts.reading.unmatched(count: 1, in: bench.tenant).first)
    return Things(transfer: transfer.id, cash: cash, till: till, order: order)
  }

  @Test func eachPageOpensForItsPermissionAloneAndNotForANeighbour() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let made = try await things(bench)
      let lists: [(String, Permission)] = [
        ("/oficina/caja", "payments.till"), ("/oficina/caja/cierres", "payments.read"),
        ("/oficina/depositos", "payments.read"), ("/oficina/dispersiones", "payments.read"),
        ("/oficina/conciliacion", "payments.reconcile"),
      ]
      let things: [(String, Permission)] = [
        ("/oficina/caja/cierres/\(made.till)", "payments.read"),
        ("/oficina/recibos/\(made.cash)", "payments.read"),
        ("/oficina/depositos/\(made.transfer)", "payments.read"),
        ("/oficina/dispersiones/\(made.order)", "payments.read"),
      ]
      try await bench.serving { server in
        for (path, permission) in lists + things {
          let mine = try await server.get(path, may: [permission])
          #expect(mine.status == 200, "\(path)")
          let others = try await server.get(path, may: Self.all.subtracting([permission]))
          #expect(others.status == 403, "\(path)")
        }
        for (path, _) in things {
          let neighbour = try await server.get(
            path, may: Self.all, at: PaymentsServer.neighbour)
          #expect(neighbour.status == 404, "\(path)")
        }
        for (path, permission) in lists {
          let neighbour = try await server.get(
            path, may: [permission], at: PaymentsServer.neighbour)
          #expect(neighbour.status == 200, "\(path)")
          #expect(!neighbour.text.contains("\(made.transfer)"), "\(path)")
          #expect(!neighbour.text.contains("\(made.order)"), "\(path)")
          #expect(!neighbour.text.contains("\(made.till)"), "\(path)")
        }
      }
    }
  }

  @Test func eachActIsForItsPermissionAloneAndNotForANeighbour() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let made = try await things(bench)
      let (deposit, order) = (
        "/oficina/depositos/\(made.transfer)", "/oficina/dispersiones/\(made.order)"
      )
      let why = ["motivo": "Por la prueba"]
      let acts: [(String, [String: String], Permission)] = [
        (deposit + "/identificacion", ["persona": "\(Cast.lupita)"], "payments.match"),
        (deposit + "/devolucion", why, "payments.return"),
        (deposit + "/reverso", why, "payments.match"),
        ("/oficina/recibos/\(made.cash)/reverso", why, "payments.till"),
        (
          "/oficina/caja/cierres/\(made.till)/banco", ["importe": "5", "ficha": "F"],
          "payments.till"
        ),
        (order + "/liberacion", [:], "payments.release"),
        (order + "/rechazo", why, "payments.release"),
      ]
      try await bench.serving { server in
        for (path, form, permission) in acts {
          let others = try await server.post(
            path, form, may: Self.all.subtracting([permission]))
          #expect(others.status == 403, "\(path)")
          let neighbour = try await server.post(
            path, form, may: Self.all, at: PaymentsServer.neighbour)
          #expect(neighbour.status == 404, "\(path)")
        }
        for path in ["apertura", "cobros", "cierre"] {
          let others = try await server.post(
            "/oficina/caja/\(path)", [:], may: Self.all.subtracting(["payments.till"]))
          #expect(others.status == 403, "\(path)")
        }
        let others = try await server.post(
          "/oficina/conciliacion", may: Self.all.subtracting(["payments.reconcile"]))
        #expect(others.status == 403)
        let asked = try await server.post(
          order + "/consulta", may: Self.all, at: PaymentsServer.neighbour)
        #expect(asked.status == 404)

        // Nothing of what was refused happened, and those who may, may.
        let mine = try await server.post(
          deposit + "/identificacion", ["persona": "\(Cast.lupita)"], may: ["payments.match"])
        #expect(mine.status == 303)
        #expect(
          try await server.post(order + "/rechazo", why, may: ["payments.release"]).status == 303)
        #expect(
          try await server.post("/oficina/conciliacion", may: ["payments.reconcile"]).status == 303)
      }
    }
  }

  @Test func eachMethodOfTheAPIIsForItsScopeAloneAndNotForANeighbour() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let made = try await things(bench)
      let account = "/api/v1/parties/\(Cast.lupita)/collection-account"
      _ = try await bench.acts.allotCLABE(Cast.lupita, of: bench.tenant)
      let reading = [
        "/api/v1/disbursements/\(made.order)", "/api/v1/parties/\(Cast.lupita)/receipts", account,
      ]
      try await bench.serving { server in
        for path in reading {
          #expect(
            try await server.api("GET", path, scope: "payments.read").status == 200, "\(path)")
          #expect(
            try await server.api("GET", path, scope: "payments.write").status == 403, "\(path)")
        }
        #expect(try await server.api("POST", account, scope: "payments.read").status == 403)
        #expect(try await server.api("POST", account, scope: "payments.write").status == 200)
        for path in [reading[0], account] {
          let neighbour = try await server.api(
            "GET", path, scope: "payments.read", at: PaymentsServer.neighbour)
          #expect(neighbour.status == 404, "\(path)")
        }
        let theirs = try await server.api(
          "GET", reading[1], scope: "payments.read", at: PaymentsServer.neighbour)
        #expect(try theirs.json(ReceiptListBody.self).data.isEmpty)
      }
    }
  }
}

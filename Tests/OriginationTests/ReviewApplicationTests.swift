import DecisioningAPI
import Identity
import Kernel
import OriginationAPI
import Postgres
import TestKit
import Testing

@testable import Origination

struct ReviewApplicationTests {
  private func limits(_ bench: OriginationBench, _ roles: [String]) -> ApprovalLimits {
    ApprovalLimits(tenants: bench.tenants) { _, _ in roles }
  }

  private func review(_ bench: OriginationBench, _ roles: String...) -> ReviewApplication {
    ReviewApplication(
      database: bench.database, tenants: bench.tenants, limits: limits(bench, roles),
      move: bench.move)
  }

  private func somebody(_ bench: OriginationBench) -> Actor {
    .staff(bench.world.world.newID(StaffID.self))
  }

  @Test func aRoleWithoutALimitApprovesNothing() async throws {
    try await OriginationBench.with { bench in
      let application = try await bench.sent(.mxn(9_000), .approved)
      #expect(application.status == .inReview)
      await #expect(
        throws: ApprovalLimits.Refused(
          amount: .mxn(9_000), whoMay: ["Analista de crédito", "Gerente de sucursal"])
      ) {
        try await review(bench, "cajero")(
          application.id, .approve, in: bench.tenant, by: somebody(bench))
      }
      let declined = try await review(bench, "cajero")(
        application.id, .decline(reason: "No cabe."), in: bench.tenant, by: somebody(bench))
      #expect(declined.status == .declined)
    }
  }

  @Test func theLargestLimitOfTheirRolesIsTheirs() async throws {
    try await OriginationBench.with { bench in
      let application = try await bench.sent(.mxn(20_000), .approved)
      let approve = review(bench, "cajero", "analista")
      let approved = try await approve(
        application.id, .approve, in: bench.tenant, by: somebody(bench))
      #expect(approved.status == .approved)
      let again = try await review(bench, "cajero")(
        application.id, .approve, in: bench.tenant, by: somebody(bench))
      #expect(again.status == .approved)
    }
  }

  @Test func aboveTheSecondLimitNobodyApprovesAlone() async throws {
    try await OriginationBench.with { bench in
      let application = try await bench.sent(.mxn(30_000), .approved)
      await #expect(throws: ReviewApplication.Refused.secondPersonNeeded(limit: .mxn(20_000))) {
        try await review(bench, "gerente")(
          application.id, .approve, in: bench.tenant, by: somebody(bench))
      }
    }
  }

  @Test(arguments: [("analista", false), ("gerente", true)])
  func theSecondPersonHasALimitToo(_ role: String, _ isGranted: Bool) async throws {
    try await OriginationBench.with { bench in
      let application = try await bench.sent(.mxn(30_000), .approved)
      // The roles come with the request: asked for here they would be nobody's.
      let second = SecondApproval(limits: limits(bench, []), move: bench.move)
      let order = try SecondApproval.order(application, productName: "Crédito personal")
      #expect(order.facts["Producto"] == "Crédito personal")
      let request = SecondApproval.Grant(
        payload: order.payload, checker: bench.world.world.newID(StaffID.self),
        checkerRoles: [role], reason: nil)
      let grant = { @Sendable () async throws in
        try await bench.database.transaction(for: bench.tenant) { db in
          try await second.grant(request, in: db)
        }
      }
      if isGranted {
        try await grant()
      } else {
        await #expect(throws: ApprovalLimits.Refused.self) { try await grant() }
      }
      let status = try await bench.application(application.id).status
      #expect(status == (isGranted ? .approved : .inReview))
    }
  }
}

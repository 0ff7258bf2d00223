import Kernel
import PaymentsAPI
import TestKit
import Testing

@testable import Payments

@Suite struct SlipTests {
  /// Of a loan that takes no more payments nothing is listed, and its last slip names it.
  @Test func theSlipOfThePaymentThatEndsALoanNamesTheLoan() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let cashier = Kernel.Actor.staff(StaffID(DisbursementIDs.id(76).uuid))
      _ = try await bench.acts.openTill(
        by: cashier, named: "Beto", at: "centro", holding: .zero, of: bench.tenant)
      let slip = bench.clock.world.newID(PaymentID.self)
      try await bench.acts.takeCash(
        TakeCash.Slip(
          id: slip, party: Cast.lupita, loan: bench.clock.world.newID(LoanID.self),
          amount: .mxn(5)), by: cashier, of: bench.tenant)
      try await bench.serving { server in
        let shown = try await server.get("/oficina/recibos/\(slip)", may: ["payments.read"])
        #expect(shown.status == 200 && shown.text.contains("SOL-1"))
      }
    }
  }
}

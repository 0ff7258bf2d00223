import Kernel
import Postgres
import ServicingAPI
import Tenancy

/// The person's account was corrected: what the bank would not give back to them goes out again, as
/// another order. What a person stopped does not: whoever looked at it orders it.
struct ReturnAgain: Sendable {
  let desk: Desk

  func callAsFunction(of party: PartyID, by actor: Kernel.Actor, in db: Transaction) async throws {
    for id in try await db.failedReturns(of: party) {
      // Under the loan's lock: of two corrections at once the second finds it on its way.
      guard let record = try await db.lockLoan(id) else { continue }
      let today = try await desk.tenants.businessDate(in: db)
      if try await db.refund(of: record, on: today).isStuck {
        try await RefundSurplus(desk: desk)(
          RefundSurplus.Order(loan: id, act: desk.world.newID(), actor: actor), in: db)
      }
      if try await db.garantia(of: record.loan).isStuck {
        try await ReturnGarantia(desk: desk)(
          ReturnGarantia.Order(loan: id, act: desk.world.newID(), actor: actor), in: db)
      }
    }
  }
}

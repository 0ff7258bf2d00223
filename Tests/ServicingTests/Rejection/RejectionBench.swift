import Foundation
import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit

@testable import Servicing

extension ServicingBench {
  /// A loan whose money the bank would not take.
  func rejected(_ party: PartyID = Cast.lupita) async throws -> LoanID {
    let id = try await book(party)
    try await fail(id, .rejected)
    return id
  }

  /// The loan's present order, or an earlier one, ends so.
  func fail(
    _ id: LoanID, _ cause: DisbursementFailed.Cause, order: DisbursementID? = nil,
    amount: Money = .mxn(9_652), on date: CalendarDate = today
  ) async throws {
    let present = try await loan(id).loan.disbursement
    let failed = DisbursementFailed(
      disbursement: order ?? present, loan: id, amount: amount, cause: cause, code: "stp-7",
      failedOn: date)
    try await run { db in
      try await FailDisbursement(desk: desk)(failed, in: db)
      try await ReturnGarantia(desk: desk).failed(failed, in: db)
      try await RefundSurplus(desk: desk).failed(failed, in: db)
      try await SendLateReturn(desk: desk).failed(failed, in: db)
    }
  }

  func orderAgain(_ id: LoanID, _ rejected: DisbursementID) async throws {
    let order = OrderAgain.Order(
      loan: id, rejected: rejected, actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await OrderAgain(desk: desk)(order, in: $0) }
  }

  func cancelRejected(_ id: LoanID, _ rejected: DisbursementID) async throws {
    let order = CancelRejected.Order(
      loan: id, rejected: rejected, reason: "No tiene otra cuenta",
      actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await CancelRejected(desk: desk)(order, in: $0) }
  }

  func accountCorrected(_ party: PartyID = Cast.lupita) async throws {
    try await run {
      try await OrderAgain(desk: desk).everything(of: party, by: .borrower(party), in: $0)
      try await ReturnAgain(desk: desk)(of: party, by: .borrower(party), in: $0)
    }
  }

  func told(_ name: String) async throws -> Int {
    try await count("SELECT count(*) FROM jobs.event WHERE name = \(name)")
  }
}

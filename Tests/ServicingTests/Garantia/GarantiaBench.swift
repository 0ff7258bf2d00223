import Foundation
import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit

@testable import Servicing

extension ServicingBench {
  /// A member's loan of 10,000 that asks for a deposit of 1,000.
  func awaiting(_ party: PartyID = Cast.lupita) async throws -> LoanID {
    try await book(party, amount: .mxn(10_000), installments: 16, product: "grupal-16")
  }

  /// The same with its deposit made and its money paid out.
  func guaranteed(_ party: PartyID = Cast.lupita) async throws -> LoanID {
    let id = try await awaiting(party)
    try await pay(payment(.mxn(1_000), by: party))
    try await settle(id)
    return id
  }

  func garantia(_ id: LoanID) async throws -> Garantia {
    let loan = try await loan(id).loan
    return try await run { try await $0.garantia(of: loan) }
  }

  /// What the books hold in deposits: a credit, so negative.
  func deposits() async throws -> Money {
    -(try await ledgerSums()["2104"] ?? .zero)
  }

  func orders() async throws -> Int {
    try await count(
      "SELECT count(*) FROM jobs.event WHERE name = 'payments.disbursement_ordered.v1'")
  }

  func applyGarantia(
    _ loan: LoanID, act: UUID, because reason: String = "Tres semanas sin pagar"
  ) async throws {
    let order = ApplyGarantia.Order(
      loan: loan, act: act, reason: reason, actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await ApplyGarantia(desk: desk)(order, in: $0) }
  }

  func returnGarantia(_ loan: LoanID, act: UUID) async throws {
    let order = ReturnGarantia.Order(
      loan: loan, act: act, actor: .staff(world.world.newID(StaffID.self)))
    try await run { try await ReturnGarantia(desk: desk)(order, in: $0) }
  }

  func payOff(_ id: LoanID) async throws {
    let record = try await loan(id)
    let total = record.account.payoffQuote(on: Self.today).total
    try await pay(payment(total, by: record.loan.party, to: id))
  }

  func returnSettled(_ loan: LoanID, act: UUID, amount: Money = .mxn(1_000)) async throws {
    let settled = DisbursementSettled(
      disbursement: DisbursementID(act), loan: loan, amount: amount, settledOn: Self.today,
      claveRastreo: "CAUDAL000000000000000000002")
    try await run { db in
      try await ActivateLoan(desk: desk)(settled, in: db)
      try await ReturnGarantia(desk: desk).settled(settled, in: db)
    }
  }

  func returnFailed(
    _ loan: LoanID, act: UUID, _ cause: DisbursementFailed.Cause
  ) async throws {
    let failed = DisbursementFailed(
      disbursement: DisbursementID(act), loan: loan, amount: .mxn(1_000), cause: cause,
      code: "cuenta", failedOn: Self.today)
    try await run { db in
      try await FailDisbursement(desk: desk)(failed, in: db)
      try await ReturnGarantia(desk: desk).failed(failed, in: db)
    }
  }

  func withdrawn(_ loan: LoanID, _ disbursement: DisbursementID) async throws {
    let failed = DisbursementFailed(
      disbursement: disbursement, loan: loan, amount: .mxn(10_000), cause: .withdrawn,
      code: "", failedOn: Self.today)
    try await run { try await FailDisbursement(desk: desk)(failed, in: $0) }
  }
}

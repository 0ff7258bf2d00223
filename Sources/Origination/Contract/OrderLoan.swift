import Jobs
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI
import Tenancy

/// The borrower signed: the application ends and the loan is ordered, in one transaction.
/// Delivered twice, the second finds it signed.
struct OrderLoan: Sendable {
  let jobs: Jobs
  let move: MoveApplication
  let tenants: Tenants

  func callAsFunction(_ signed: ContractSigned, in db: Transaction) async throws {
    guard let application = try await db.lockApplication(signed.application),
      application.status != .signed
    else { return }
    try await move(application, by: .sign, actor: .borrower(application.party), in: db)
    try await jobs.publish(
      LoanOrdered(
        loan: application.loan, party: application.party, contract: application.contract,
        productCode: application.productCode, productVersion: application.productVersion,
        amount: application.amount, installmentCount: application.installmentCount,
        signedOn: try await tenants.businessDate(db.tenant), group: nil,
        branch: application.branch), in: db)
  }

  /// The borrower cancelled what they had signed: its loan is cancelled with it (LTOSF 11 Bis 1).
  func cancel(_ cancelled: ContractCancelled, in db: Transaction) async throws {
    try await jobs.publish(
      LoanCancellationOrdered(loan: cancelled.loan, by: .borrower(cancelled.party)), in: db)
  }
}

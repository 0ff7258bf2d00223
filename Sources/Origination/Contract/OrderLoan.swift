import Jobs
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI

/// The borrower signed: the application ends and the loan is ordered, in one transaction.
/// Delivered twice, the second finds it signed. Where a cancellation came first nothing is ordered:
/// the withdrawal that it sent finds the contract signed, and cancels it.
struct OrderLoan: Sendable {
  let jobs: Jobs
  let move: MoveApplication

  func callAsFunction(_ signed: ContractSigned, in db: Transaction) async throws {
    guard let application = try await db.lockApplication(signed.application) else { return }
    switch application.status {
    case .signed, .cancelled: return
    case .approved, .draft, .inReview, .moreNeeded, .declined: break
    }
    try await move(application, by: .sign, actor: .borrower(application.party), in: db)
    try await jobs.publish(
      LoanOrdered(
        loan: application.loan, party: application.party, contract: signed.contract,
        productCode: application.productCode, productVersion: application.productVersion,
        amount: application.amount, installmentCount: application.installmentCount,
        signedOn: signed.signedOn, group: application.group,
        branch: application.branch), in: db)
  }
}

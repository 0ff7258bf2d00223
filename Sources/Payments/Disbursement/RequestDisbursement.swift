import Audit
import Jobs
import Kernel
import PaymentsAPI
import Postgres

/// Takes the order to pay a loan out: writes it down and asks for the work. The order's id is its
/// key, so ordering it again pays nothing more.
struct RequestDisbursement: Sendable {
  let world: World
  let jobs: Jobs
  let audit: Audit

  static let submitJob = "payments.submit_disbursement"

  struct Payload: Codable, Sendable { let disbursement: DisbursementID }

  func callAsFunction(_ order: DisbursementOrdered, in db: Transaction) async throws {
    guard order.amount.isPositive else { throw Hopeless("nothing to pay out") }
    let purpose: Disbursement.Purpose =
      order.giveBack.map { .giveBack($0, order.loan, order.party) }
      ?? .loan(order.loan, order.party)
    let isNew = try await db.insert(
      order.disbursement, purpose, order.amount, at: world.now(db.tenant))
    guard isNew else { return }
    try await askForSubmission(of: order.disbursement, in: db)
    try await audit.record(
      Act(
        "payments.disbursement_requested", by: .system("servicing"), on: order.disbursement,
        facts: ["loan": order.loan.description, "amount": String(order.amount.minorUnits)]),
      in: db)
  }

  /// Money that nobody could place goes back to the account that sent it.
  func giveBack(
    _ receipt: PaymentID, _ amount: Money, as id: DisbursementID, in db: Transaction
  ) async throws {
    let isNew = try await db.insert(id, .receiptReturn(receipt), amount, at: world.now(db.tenant))
    guard isNew else { return }
    try await askForSubmission(of: id, in: db)
  }

  func askForSubmission(
    of id: DisbursementID, again: String = "first", in db: Transaction
  ) async throws {
    try await jobs.enqueue(
      kind: Self.submitJob, key: "\(id)/\(again)", payload: Payload(disbursement: id), in: db)
  }
}

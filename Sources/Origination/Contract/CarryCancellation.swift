import Jobs
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI

/// Signature and Servicing do not know each other: the cancellation of a signed contract reaches
/// its loan through here, and how it ended comes back the same way.
struct CarryCancellation: Sendable {
  let jobs: Jobs
  let move: MoveApplication

  /// The signature has not been heard yet: the loan is not ordered, so it cannot be cancelled.
  struct SignatureStillUnheard: Error {}

  /// The borrower asked: the loan is to be cancelled, where there is one.
  func requested(_ asked: ContractCancellationRequested, in db: Transaction) async throws {
    // The lock waits for a signature that is being heard.
    guard let application = try await db.lockApplication(asked.application) else { return }
    switch application.status {
    case .signed:
      try await jobs.publish(
        LoanCancellationOrdered(
          loan: asked.loan, by: asked.by, requestedOn: asked.requestedOn), in: db)
    case .cancelled: try await end(application, .cancelled, in: db)
    // Told again later, when it has been heard.
    case .approved: throw SignatureStillUnheard()
    case .draft, .inReview, .moreNeeded, .declined:
      throw ApplicationMove.Illegal(status: application.status, move: .undo)
    }
  }

  /// The loan is cancelled, whoever began it: the application ends with it.
  func cancelled(_ loan: LoanCancelled, in db: Transaction) async throws {
    guard let application = try await db.lockApplication(withLoan: loan.loan) else { return }
    if application.status == .signed {
      try await move(
        application, by: .undo, actor: .system("servicing"),
        told: .init(note: "El crédito se canceló: no se debe nada."), in: db)
    }
    try await end(application, .cancelled, in: db)
  }

  /// The money did not come back in time, or was taken back: the loan goes on.
  func lapsed(_ loan: LoanCancellationLapsed, in db: Transaction) async throws {
    guard let application = try await db.lockApplication(withLoan: loan.loan) else { return }
    if application.status == .cancelled {
      try await move(
        application, by: .reinstate, actor: .system("servicing"),
        told: .init(note: "Se reversó la devolución que canceló el crédito: sigue vigente."),
        in: db)
    }
    try await end(application, .lapsed, in: db)
  }

  private func end(
    _ application: Application, _ outcome: ContractCancellationEnded.Outcome, in db: Transaction
  ) async throws {
    try await jobs.publish(
      ContractCancellationEnded(contract: application.contract, outcome: outcome), in: db)
  }
}

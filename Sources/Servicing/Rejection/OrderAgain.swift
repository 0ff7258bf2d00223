import Audit
import Jobs
import Kernel
import Postgres
import ServicingAPI

/// The bank rejected a loan's money: it is ordered again, as another order, to the account that the
/// person has now. The rejected order is the key: of two who order it again, the second finds it
/// done.
struct OrderAgain: Sendable {
  let desk: Desk

  struct Order: Sendable {
    let loan: LoanID
    let rejected: DisbursementID
    let actor: Kernel.Actor
  }

  enum Refused: Refusal, Hashable {
    case loanUnknown(LoanID)
    case notRejected(LoanID)
    case depositMissing(LoanID)
  }

  func callAsFunction(_ order: Order, in db: Transaction) async throws {
    // The loan's lock: two orders at once take turns.
    guard var loan = try await db.lockLoan(order.loan)?.loan else {
      throw Refused.loanUnknown(order.loan)
    }
    guard let rejection = try await db.rejection(of: order.rejected), rejection.loan == loan.id
    else { throw Refused.notRejected(order.loan) }
    if loan.disbursement != order.rejected { return }
    guard loan.status == .disbursing, loan.cancelRequestedOn == nil else {
      throw Refused.notRejected(order.loan)
    }
    guard try await !db.garantia(of: loan).missing.isPositive else {
      throw Refused.depositMissing(order.loan)
    }
    loan.disbursement = desk.world.newID(DisbursementID.self)
    try await db.saveState(loan)
    try await desk.orderDisbursement(of: loan, in: db)
    try await desk.audit.record(
      Act(
        "loan.ordered_again", by: order.actor, on: loan.id.description,
        facts: [
          "rejected": order.rejected.description, "code": rejection.code,
          "disbursement": loan.disbursement.description,
        ]), in: db)
  }

  /// The person's account was corrected: whatever of theirs was rejected goes out to it.
  func everything(of party: PartyID, by actor: Kernel.Actor, in db: Transaction) async throws {
    let waiting = try await db.rejections(of: party)
    for rejection in waiting.sorted(by: { $0.loan < $1.loan }) {
      let order = Order(loan: rejection.loan, rejected: rejection.disbursement, actor: actor)
      do {
        try await callAsFunction(order, in: db)
      } catch Refused.notRejected {
        // Somebody ended the loan while we waited for its lock.
      } catch Refused.depositMissing {
        // It waits for its deposit, and goes out with it.
      }
    }
  }
}

extension OrderAgain.Refused {
  var problem: Problem {
    switch self {
    case .loanUnknown(let id): .loanUnknown(id)
    case .depositMissing:
      Problem(
        "servicing/deposit-missing", status: 409, title: "Falta la garantía líquida",
        detail: "El depósito de este crédito ya no está completo. El dinero sale cuando el "
          + "cliente lo complete.")
    case .notRejected:
      Problem(
        "servicing/disbursement-not-rejected", status: 409,
        title: "La dispersión ya no está rechazada",
        detail: "Alguien la envió otra vez o canceló el crédito. Revise cómo va el crédito.")
    }
  }
}

import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import Tenancy

/// Money of a borrower that was on its way back and did not arrive. Only what the bank would not
/// take asks for another account.
struct FailedReturn: Sendable {
  let desk: Desk

  /// Why, in the movement that keeps it.
  static func reason(of failed: DisbursementFailed) -> String {
    switch failed.cause {
    case .rejected, .returned: failed.code
    case .declined: declined
    case .withdrawn: withdrawn
    }
  }

  static func isOfTheBank(_ reason: String?) -> Bool {
    reason != declined && reason != withdrawn
  }

  /// The borrower hears that their account is what keeps the money from them.
  func tell(_ failed: DisbursementFailed, about loan: Loan, in db: Transaction) async throws {
    guard Self.isOfTheBank(Self.reason(of: failed)) else { return }
    try await desk.write(
      .devolucionRechazada, about: loan, ["monto": failed.amount.text], in: db)
  }

  private static let declined = "detenida"
  private static let withdrawn = "retirada"
}

extension Refund {
  /// The bank would not take the last one, and there is still something to send.
  var isStuck: Bool {
    guard free.isPositive, let last = movements.last else { return false }
    switch last.kind {
    case .failed, .cameBack: return FailedReturn.isOfTheBank(last.reason)
    case .ordered, .settled: return false
    }
  }
}

extension Garantia {
  /// The bank would not take the last return, and there is still something to send.
  var isStuck: Bool {
    guard free.isPositive, let last = movements.last(where: \.kind.isOfAReturn) else {
      return false
    }
    switch last.kind {
    case .returnFailed, .cameBack: return FailedReturn.isOfTheBank(last.reason)
    case .received, .reversed, .applied, .returnOrdered, .returned, .claimed: return false
    }
  }
}

extension Garantia.Kind {
  fileprivate var isOfAReturn: Bool {
    switch self {
    case .returnOrdered, .returned, .returnFailed, .cameBack: true
    case .received, .reversed, .applied, .claimed: false
    }
  }
}

import Foundation
import Kernel

/// The deposit that a borrower leaves while the loan lives: what the contract asks for and what
/// has happened to it. What is held is the sum of its movements.
struct Garantia: Hashable {
  let required: Money
  let movements: [Movement]

  enum Kind: String, Hashable, Sendable, CaseIterable {
    case received, reversed, applied, returnOrdered, returned, returnFailed
    /// The bank gave back a return that had settled.
    case cameBack
    /// Taken for what the borrower owed of a deposit that was reversed too late.
    case claimed
  }

  struct Movement: Hashable {
    let id: UUID
    let kind: Kind
    let amount: Money
    var payment: PaymentID?
    var disbursement: DisbursementID?
    let on: CalendarDate
    var reason: String?
    let actor: Kernel.Actor
  }

  private func sum(_ kinds: Kind...) -> Money {
    movements.filter { kinds.contains($0.kind) }.map(\.amount).sum
  }

  /// What the ledger holds of it.
  var held: Money {
    sum(.received, .cameBack) - sum(.reversed, .applied, .returned, .claimed)
  }

  /// On its way back to the borrower.
  var returning: Money { sum(.returnOrdered) - sum(.returned) - stayed }

  /// What did not go: a return that the bank rejected may turn out to be paid all the same.
  private var stayed: Money {
    movements.filter { move in
      move.kind == .returnFailed
        && !movements.contains { $0.kind == .returned && $0.disbursement == move.disbursement }
    }.map(\.amount).sum
  }

  /// What can still be applied or given back.
  var free: Money { held - returning }

  /// What is left to deposit.
  var missing: Money { max(.zero, required - sum(.received) + sum(.reversed)) }

  /// Of deposits that were reversed, what had been used or was on its way: owed by the borrower.
  var owed: Money {
    let reversed = movements.filter { $0.kind == .reversed }
    let deposits = reversed.compactMap { $0.payment.flatMap(received)?.amount }
    return deposits.sum - reversed.map(\.amount).sum - sum(.claimed)
  }

  func received(of payment: PaymentID) -> Movement? {
    movements.first { $0.kind == .received && $0.payment == payment }
  }

  func movement(_ kind: Kind, of disbursement: DisbursementID) -> Movement? {
    movements.first { $0.kind == kind && $0.disbursement == disbursement }
  }
}

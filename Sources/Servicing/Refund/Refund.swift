import Foundation
import Kernel
import Lending

/// What a borrower paid too much of a loan that ended, and what has been sent back of it.
struct Refund: Hashable {
  /// What the loan's own events leave.
  let credit: Money
  /// What was sent back and had never been paid: the borrower owes it, outside the loan.
  let owed: Money
  let movements: [Movement]

  enum Kind: String, Hashable, Sendable, CaseIterable {
    case ordered, settled, failed
    /// The bank gave back one that had settled.
    case cameBack
  }

  struct Movement: Hashable {
    let id: UUID
    let kind: Kind
    let disbursement: DisbursementID
    let amount: Money
    let on: CalendarDate
    var reason: String?
    let actor: Kernel.Actor
  }

  /// On its way back to the borrower.
  var returning: Money { sum(.ordered) - sum(.settled) - stayed }

  /// What did not go: an order that the bank rejected may turn out to be paid all the same.
  private var stayed: Money {
    movements.filter { $0.kind == .failed && movement(.settled, of: $0.disbursement) == nil }
      .map(\.amount).sum
  }

  /// What can still be sent back.
  var free: Money { max(.zero, credit - returning) }

  /// Orders of which nothing was heard yet.
  var underWay: [DisbursementID] {
    movements.filter { $0.kind == .ordered }.map(\.disbursement)
      .filter { movement(.settled, of: $0) == nil && movement(.failed, of: $0) == nil }
  }

  func movement(_ kind: Kind, of disbursement: DisbursementID) -> Movement? {
    movements.first { $0.kind == kind && $0.disbursement == disbursement }
  }

  private func sum(_ kind: Kind) -> Money {
    movements.filter { $0.kind == kind }.map(\.amount).sum
  }
}

extension Refund.Kind {
  var words: String {
    switch self {
    case .ordered: "Devolución ordenada"
    case .settled: "Devuelto"
    case .failed: "La devolución no salió"
    case .cameBack: "El banco regresó la devolución"
    }
  }
}

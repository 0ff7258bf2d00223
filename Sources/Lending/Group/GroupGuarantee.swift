public import Kernel

/// The garantía líquida of a group: what its members had to leave, and what is held of each.
public struct GroupGuarantee: Hashable, Sendable, Encodable {
  public let required: Money
  /// In the order of the members; those of whom nothing is held too.
  public let held: [Held]

  public struct Held: Hashable, Sendable, Encodable {
    public let member: MemberID
    public let amount: Money
  }

  public var total: Money { held.map(\.amount).sum }
  /// What is still to be left.
  public var missing: Money { max(.zero, required - total) }

  func held(of id: MemberID) -> Money { held.first { $0.member == id }?.amount ?? .zero }
}

extension GroupAccount {
  public func guarantee(on date: CalendarDate) -> GroupGuarantee {
    var held: [MemberID: Money] = [:]
    for event in counting(through: date) {
      switch event.what {
      case .guaranteeDeposit(let member, let amount): held[member, default: .zero] += amount
      case .guaranteeReturn(let member, let amount): held[member, default: .zero] -= amount
      case .guaranteeApplied(let shares):
        for share in shares { held[share.payer ?? share.member, default: .zero] -= share.amount }
      case .payment, .solidarityRepayment, .departure, .reversal: break
      }
    }
    return GroupGuarantee(
      required: members.map(\.loan.terms.guaranteeRequired).sum,
      held: members.map { .init(member: $0.id, amount: held[$0.id] ?? .zero) })
  }

  /// The garantía líquida that pays what is past due today: of each, their own first; then, where
  /// it reaches any loan, that of the others in proportion to what is left of it.
  public func guaranteeShares(on date: CalendarDate) -> [GroupShare] {
    let guarantee = guarantee(on: date)
    let solidarity = Solidarity(
      members: zip(members, loans).map { member, loan in
        let position = loan.position(on: date)
        return .init(
          id: member.id, brought: max(.zero, guarantee.held(of: member.id)),
          owed: position.pastDue.total,
          daysPastDue: position.daysPastDue)
      })
    let own = solidarity.own.filter { $0.amount.isPositive }
    switch terms.guarantee {
    case .ownLoan: return own
    case .anyLoan: return own + solidarity.forOthers
    }
  }
}

extension LoanTerms {
  fileprivate var guaranteeRequired: Money {
    garantiaLiquida?.amount.of(principal, rounding: rounding) ?? .zero
  }
}

public import Kernel

/// What one member still owes another who paid for them.
public struct SolidarityDebt: Hashable, Sendable, Encodable {
  public let debtor: MemberID
  public let creditor: MemberID
  public let amount: Money
}

extension GroupAccount {
  /// Between each two members, the difference of what one paid for the other, with payments or
  /// with their garantía líquida, and what was given back. In the order of the group.
  public func solidarity(on date: CalendarDate) -> [SolidarityDebt] {
    var owed: [Pair: Money] = [:]
    for event in counting(through: date) {
      for share in event.shares where share.isSolidarity {
        guard let payer = share.payer else { continue }
        owed[Pair(share.member, to: payer), default: .zero] += share.amount
      }
      if case .solidarityRepayment(let from, let to, let amount) = event.what {
        owed[Pair(from, to: to), default: .zero] -= amount
      }
    }
    let ids = members.map(\.id)
    return ids.flatMap { debtor in
      ids.compactMap { creditor in
        let net =
          (owed[Pair(debtor, to: creditor)] ?? .zero) - (owed[Pair(creditor, to: debtor)] ?? .zero)
        guard net.isPositive else { return nil }
        return SolidarityDebt(debtor: debtor, creditor: creditor, amount: net)
      }
    }
  }

  private struct Pair: Hashable {
    let debtor: MemberID
    let creditor: MemberID

    init(_ debtor: MemberID, to creditor: MemberID) {
      self.debtor = debtor
      self.creditor = creditor
    }
  }
}

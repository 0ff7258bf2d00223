import Kernel

/// Each covers their own, and what is left over goes to those behind: the arithmetic of joint
/// liability.
struct Solidarity {
  struct Member {
    let id: MemberID
    /// Money of theirs that can be used.
    let brought: Money
    /// What they have to pay today.
    let owed: Money
    let daysPastDue: Int

    var own: Money { min(brought, owed) }
    var surplus: Money { brought - own }
    var missing: Money { owed - own }
  }

  let members: [Member]

  /// What each puts into their own loan, in the order of the group; zero included.
  var own: [GroupShare] {
    members.map { GroupShare($0.id, payer: $0.id, amount: $0.own) }
  }

  /// Whose surplus pays whose debt. Those furthest behind come first; payers give in proportion
  /// to what each has left over.
  var forOthers: [GroupShare] {
    let surplus = members.map(\.surplus.minorUnits)
    let used = min(members.map(\.surplus).sum, members.map(\.missing).sum)
    guard used.isPositive else { return [] }
    var payers = zip(members, used.split(by: surplus)).map { ($0.id, $1) }[...]
    var shares: [GroupShare] = []
    for member in furthestBehindFirst {
      var missing = member.missing
      while missing.isPositive, let (payer, left) = payers.first {
        let given = min(missing, left)
        if given.isPositive { shares.append(GroupShare(member.id, payer: payer, amount: given)) }
        missing -= given
        payers[payers.startIndex].1 -= given
        if given == left { payers.removeFirst() }
      }
    }
    return shares
  }

  private var furthestBehindFirst: [Member] {
    members.enumerated().sorted {
      let (lhs, rhs) = ($0.element.daysPastDue, $1.element.daysPastDue)
      return lhs == rhs ? $0.offset < $1.offset : lhs > rhs
    }.map(\.element)
  }

  /// A payment: what nobody behind needs stays in the loan of whoever brought it.
  var payment: [GroupShare] {
    let given = forOthers
    let kept = members.map { member in
      let away = given.filter { $0.payer == member.id }.map(\.amount).sum
      return GroupShare(member.id, payer: member.id, amount: member.brought - away)
    }
    return (kept + given).filter { $0.amount.isPositive }
  }
}

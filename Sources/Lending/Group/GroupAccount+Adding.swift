import Kernel

extension GroupAccount {
  /// The group once one more thing has happened together. Judged by where the group stands at the
  /// end of the event's date.
  public func adding(_ event: GroupEvent) throws(GroupRefused) -> GroupAccount {
    let ids = events.map(\.id) + members.flatMap { $0.loan.events.map(\.id) }
    guard !ids.contains(event.id) else { throw .idTaken }
    try check(event)
    return GroupAccount(checked: terms, members: members, events: events + [event])
  }

  /// The group once something happened to one member's loan alone: they paid it off, were charged
  /// a visit, brought a payment of their own.
  public func adding(
    _ event: LoanEvent, to id: MemberID
  ) throws(GroupRefused) -> GroupAccount {
    guard let index = members.firstIndex(where: { $0.id == id }) else { throw .memberUnknown(id) }
    guard !loans[index].events.contains(where: { $0.id == event.id }) else { throw .idTaken }
    var members = members
    members[index] = GroupMember(id, loan: members[index].loan.adding(event))
    return GroupAccount(checked: terms, members: members, events: events)
  }

  private func check(_ event: GroupEvent) throws(GroupRefused) {
    let date = event.effectiveOn
    switch event.what {
    case .payment(let shares): try check(shares)
    case .guaranteeDeposit(let member, let amount): try check(member, amount)
    case .guaranteeApplied(let shares):
      try check(shares)
      try checkGuarantee(shares, on: date)
    case .guaranteeReturn(let member, let amount):
      try check(member, amount)
      let held = guarantee(on: date).held(of: member)
      guard amount <= held else { throw .guaranteeShort(held) }
      guard !isGuaranteeNeeded(of: member, on: date) else { throw .guaranteeNeeded }
    case .solidarityRepayment(let from, let to, let amount):
      try check(from, amount)
      try check(to, amount)
      let debt = solidarity(on: date).first { $0.debtor == from && $0.creditor == to }
      guard amount <= debt?.amount ?? .zero else {
        throw .moreThanOwed(debt?.amount ?? .zero)
      }
    case .departure(let member):
      try check(member, .centavos(1))
      try checkDeparture(member, on: date)
    case .reversal(let id):
      guard events.contains(where: { $0.id == id && $0.undoes == nil }) else {
        throw .nothingToReverse
      }
    }
  }

  private func check(_ shares: [GroupShare]) throws(GroupRefused) {
    guard !shares.isEmpty else { throw .amountNotPositive }
    for share in shares {
      try check(share.member, share.amount)
      try check(share.payer ?? share.member, share.amount)
    }
  }

  private func check(_ member: MemberID, _ amount: Money) throws(GroupRefused) {
    guard members.contains(where: { $0.id == member }) else { throw .memberUnknown(member) }
    guard amount.isPositive else { throw .amountNotPositive }
  }

  private func checkGuarantee(
    _ shares: [GroupShare], on date: CalendarDate
  ) throws(GroupRefused) {
    let guarantee = guarantee(on: date)
    for (payer, used) in Dictionary(grouping: shares, by: { $0.payer ?? $0.member }) {
      let held = guarantee.held(of: payer)
      guard used.map(\.amount).sum <= held else { throw .guaranteeShort(held) }
    }
    switch terms.guarantee {
    case .anyLoan: break
    case .ownLoan:
      guard !shares.contains(where: \.isSolidarity) else { throw .guaranteeOfOwnLoanOnly }
    }
  }

  /// A guarantee goes back once nothing that it answers for is open.
  private func isGuaranteeNeeded(of member: MemberID, on date: CalendarDate) -> Bool {
    switch terms.guarantee {
    case .ownLoan: loan(of: member)?.position(on: date).standing == .open
    case .anyLoan: position(on: date).isOpen
    }
  }

  private func checkDeparture(
    _ member: MemberID, on date: CalendarDate
  ) throws(GroupRefused) {
    let isOpen = loan(of: member)?.position(on: date).standing == .open
    let debts = solidarity(on: date).filter { $0.debtor == member }.map(\.amount).sum
    guard !isOpen, debts.isZero else { throw .stillOwes }
  }
}

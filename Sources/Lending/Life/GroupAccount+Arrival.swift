import Kernel

extension GroupAccount {
  /// The group once the event happened, or why it cannot have.
  func adding(
    _ arrival: Arrival<ToldGroupChange>, calendar: BusinessCalendar
  ) throws(LifeRefused) -> GroupAccount {
    let (told, date) = (arrival.told, arrival.told.effectiveOn)
    if case .loan(let member, let change) = told.what {
      return try adding(change, of: arrival, to: member, calendar: calendar)
    }
    return try arrival.placing { () throws(GroupRefused) in
      guard let what = try together(told.what, on: date) else { return self }
      return try adding(
        GroupEvent(id: told.id, effectiveOn: date, instant: Int64(arrival.index), what))
    }
  }

  private func adding(
    _ change: ToldChange, of arrival: Arrival<ToldGroupChange>, to member: MemberID,
    calendar: BusinessCalendar
  ) throws(LifeRefused) -> GroupAccount {
    guard let loan = loan(of: member) else {
      throw LifeRefused(event: arrival.index, "loan", GroupRefused.memberUnknown(member).problem)
    }
    let told = arrival.told
    let own = Arrival(
      index: arrival.index,
      told: ToldEvent(
        id: told.id, name: "loan", effectiveOn: told.effectiveOn, recordedOn: told.recordedOn,
        change),
      occurrence: arrival.occurrence)
    let effect = try loan.receive(own, calendar: calendar)
    guard let event = effect.account.events.first(where: { $0.id == told.id }) else { return self }
    return try arrival.placing { () throws(GroupRefused) in try adding(event, to: member) }
  }

  /// Nil for what is of one member alone.
  private func together(
    _ what: ToldGroupChange, on date: CalendarDate
  ) throws(GroupRefused) -> GroupEvent.What? {
    switch what {
    case .payment(let amount, let rule):
      .payment(shares: try split(amount, by: rule, on: date))
    case .sheet(let lines, let surplus):
      .payment(
        shares: try split(lines.map(\.amount).sum, sheet: lines, surplus: surplus, on: date))
    case .guaranteeApplied: .guaranteeApplied(shares: try guaranteeToApply(on: date))
    case .together(let what): what
    case .loan: nil
    }
  }
}

extension GroupAccount {
  private func guaranteeToApply(on date: CalendarDate) throws(GroupRefused) -> [GroupShare] {
    let shares = guaranteeShares(on: date)
    guard !shares.isEmpty else { throw .nothingToCover }
    return shares
  }
}

extension GroupEvent {
  /// The money that it was about.
  var amount: Money {
    switch what {
    case .payment(let shares), .guaranteeApplied(let shares): shares.map(\.amount).sum
    case .guaranteeDeposit(_, let amount), .guaranteeReturn(_, let amount),
      .solidarityRepayment(_, _, let amount):
      amount
    case .departure, .reversal: .zero
    }
  }
}

import Kernel

extension Replay {
  /// The bank took a payment back. What it had paid is owed again from that day: first what its
  /// own money reduced, the latest first, then waiting credit, then what credit had paid. Money
  /// that was refunded meanwhile is owed to us outside the loan.
  mutating func takeBack(
    _ amount: Money, of payment: String, event: String, on date: CalendarDate
  ) {
    takenBack += amount
    var left = amount
    unapply(&left, of: payment, event: event, on: date)
    let fromCredit = min(credit, left)
    credit -= fromCredit
    left -= fromCredit
    unapply(&left, of: nil, event: event, on: date)
    refundedTooMuch += left
    resume(on: date)
    if standing.isInBooks {
      reopen()
      let again = owedAhead(by: event, on: date)
      if again.isPositive { followPrincipal(on: date, owedAgain: again) }
      settleAgain(on: date)
    } else {
      relieveAll(on: date)
    }
  }

  private mutating func unapply(
    _ left: inout Money, of payment: String?, event: String, on date: CalendarDate
  ) {
    for line in lines.reversed() where line.event == payment && left.isPositive {
      let part = takeable(of: line).covered(by: left)
      guard part.total.isPositive else { continue }
      left -= part.total
      lines.append(
        AllocationLine(
          event: event, on: date, row: line.row, installment: line.installment,
          component: line.component, part: .zero - part))
      guard let index = place(of: line) else {
        owePrepaid(part, of: line, on: date)
        continue
      }
      left += withdrawReward(of: index)
      if line.component == .principal, rows[index].isReplaced {
        rows[index].giveUp(part.net)
        oweAgain(part, on: date)
      } else {
        rows[index].unpay(part, of: line.component, on: date, terms: terms)
      }
    }
  }

  /// Principal that it took back and that bears interest again.
  private func owedAhead(by chargeback: String, on date: CalendarDate) -> Money {
    lines.reversed().prefix { $0.event == chargeback }.filter { line in
      line.component == .principal
        && place(of: line).map { rows[$0].isToEarn(after: date) } ?? false
    }.reduce(.zero) { $0 - $1.part.net }
  }

  private func place(of line: AllocationLine) -> Int? {
    guard let number = line.installment else { return nil }
    return rows.firstIndex { $0.kind == line.row && $0.number == number }
  }

  /// Of a line, what has not been taken back before.
  private func takeable(of line: AllocationLine) -> Part {
    let paid =
      if let index = place(of: line) {
        rows[index].paid[line.component]
      } else if isRecovery(line) {
        recovered[line.component]
      } else {
        Part(net: prepaid)
      }
    return Part(net: min(line.part.net, paid.net), iva: min(line.part.iva, paid.iva))
  }

  private func isRecovery(_ line: AllocationLine) -> Bool {
    guard case .writtenOff(let since) = standing else { return false }
    return line.installment == nil && line.on >= since && !recovered[line.component].isZero
  }

  /// Principal that was paid ahead of the table.
  private mutating func owePrepaid(_ part: Part, of line: AllocationLine, on date: CalendarDate) {
    guard !isRecovery(line) else {
      recovered[line.component] -= part
      return
    }
    prepaid -= part.net
    leavePlan()
    oweAgain(part, on: date)
  }

  /// Principal of no row joins the instalments to come, or the last.
  private mutating func oweAgain(_ part: Part, on date: CalendarDate) {
    if ahead(of: date) != nil, standing.isInBooks {
      workOutAgain(adding: part.net, on: date)
    } else if let last = rows.lastIndex(where: \.isOfTable) {
      rows[last].fixLateness(on: date, terms: terms)
      rows[last].owe(part, of: .principal)
      rows[last].change { $0.reopenedOn = date }
    }
  }

  /// A payoff that did not hold: the table goes on from here, with the dates that are still to
  /// come.
  private mutating func resume(on date: CalendarDate) {
    guard standing.isInBooks else { return }
    let isCalled = rows.contains { $0.calledOn != nil && $0.isOwedAgain(after: date) }
    guard isCalled else { return }
    resume(after: date)
    workOutAgain(on: date)
  }
}

extension OpenInstallment {
  fileprivate func isOwedAgain(after date: CalendarDate) -> Bool {
    dueOn > date && unpaidOfTable.isPositive
  }

  /// Another instalment owes it.
  fileprivate mutating func giveUp(_ principal: Money) {
    owed.principal -= principal
    paid.principal -= principal
  }

  /// Owed again from `date`: lateness before it stays as it was, and a settled one is late anew.
  mutating func unpay(
    _ part: Part, of component: Component, on date: CalendarDate, terms: LoanTerms
  ) {
    fixLateness(on: date, terms: terms)
    lateness.skip(to: date)
    if settledOn != nil { change { $0.reopenedOn = date } }
    let bears = owed.ordinaryInterest.net - paidBeyond
    paid[component] -= part
    if !paidBeyond.isZero { bear(bears, terms: terms) }
    unsettle()
  }
}

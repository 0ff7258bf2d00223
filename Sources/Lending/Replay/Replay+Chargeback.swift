import Kernel

extension Replay {
  /// The bank took a payment back. What it had paid is owed again from that day: first what its
  /// own money reduced, the latest first, then waiting credit, then what credit had paid. Money
  /// that was refunded meanwhile is owed to us outside the loan. A cancellation that brought too
  /// little for what stays did not hold.
  mutating func takeBack(
    _ amount: Money, of payment: String, event: String, on date: CalendarDate
  ) {
    takenBack += amount
    let before = standing
    var left = amount
    var again = OwedAgain()
    if case .cancelled = before {
      standing = .open
      takeCredit(&left)
    }
    unapply(&left, of: payment, event: event, on: date, noting: &again)
    takeCredit(&left)
    unapply(&left, of: nil, event: event, on: date, noting: &again)
    refundedTooMuch += left
    guard standing.isInBooks else {
      oweWithLast(again.joining, on: date)
      relieveAll(on: date)
      credit = collect(credit, event: nil, on: date)
      return
    }
    oweAgain(again, on: date)
    reopen()
    settleAgain(on: date)
    if case .cancelled = before, standing != .open { standing = before }
  }

  private mutating func takeCredit(_ left: inout Money) {
    let taken = min(credit, left)
    credit -= taken
    left -= taken
  }

  private mutating func unapply(
    _ left: inout Money, of payment: String?, event: String, on date: CalendarDate,
    noting again: inout OwedAgain
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
        owePrepaid(part, of: line, noting: &again)
        continue
      }
      if line.on <= rows[index].dueOn, line.component.isOfTable {
        left += withdrawReward(of: index)
      }
      guard line.component == .principal else {
        rows[index].unpay(part, of: line.component, on: date, terms: terms)
        continue
      }
      if rows[index].isReplaced {
        rows[index].giveUp(part.net)
        again.joining += part.net
      } else {
        rows[index].unpay(part, of: .principal, on: date, terms: terms)
        again.isAhead = again.isAhead || rows[index].isLeft(after: date)
      }
    }
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
  private mutating func owePrepaid(
    _ part: Part, of line: AllocationLine, noting again: inout OwedAgain
  ) {
    guard !isRecovery(line) else {
      recovered[line.component] -= part
      return
    }
    prepaid -= part.net
    leavePlan()
    again.joining += part.net
  }

  /// The table goes on with what is owed again, on the dates that are still to come: also where a
  /// payoff did not hold.
  private mutating func oweAgain(_ again: OwedAgain, on date: CalendarDate) {
    let called = rows.filter { $0.calledOn != nil && $0.dueOn > date }
    let isCalled =
      !called.isEmpty
      && (again.joining.isPositive || called.contains { $0.unpaidOfTable.isPositive })
    if isCalled { resume(after: date) }
    if ahead(of: date) == nil {
      oweWithLast(again.joining, on: date)
    } else if isCalled || again.joining.isPositive {
      workOutAgain(adding: again.joining, on: date)
    } else if again.isAhead {
      followPrincipal(on: date)
    }
  }

  /// Principal of no row, where none is to come.
  private mutating func oweWithLast(_ principal: Money, on date: CalendarDate) {
    guard principal.isPositive, let last = rows.lastIndex(where: \.isOfTable) else { return }
    rows[last].fixLateness(on: date, terms: terms)
    rows[last].owe(Part(net: principal), of: .principal)
    rows[last].change { $0.reopenedOn = date }
  }
}

extension Component {
  /// Whether an instalment is not paid without it.
  fileprivate var isOfTable: Bool {
    switch self {
    case .principal, .ordinaryInterest, .fees, .insurance: true
    case .moratorio, .collectionFees: false
    }
  }
}

/// Principal that was paid and is owed again.
private struct OwedAgain {
  /// Of no instalment.
  var joining: Money = .zero
  /// Whether an instalment to come owes any.
  var isAhead = false
}

extension OpenInstallment {
  /// Whether it is to come, though a payoff may have called it, and some of its days too.
  fileprivate func isLeft(after date: CalendarDate) -> Bool {
    dueOn > date && periodEnd > date && isOfTable
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
    if settledOn != nil || overdueOfTable.isZero { change { $0.reopenedOn = date } }
    let bears = owed.ordinaryInterest.net - paidBeyond
    paid[component] -= part
    if !paidBeyond.isZero { bear(bears, terms: terms) }
    unsettle()
  }
}

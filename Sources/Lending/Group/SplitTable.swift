import Kernel

/// What a split has to know of each member, in the order of the group.
struct SplitTable {
  struct Row {
    let id: MemberID
    /// To be current today.
    let due: Money
    /// To close the loan today.
    let room: Money
    let daysPastDue: Int
    /// Unpaid by due date, oldest first; it sums to `due`.
    let unpaid: [(dueOn: CalendarDate, amount: Money)]
  }

  let rows: [Row]

  init(_ group: GroupAccount, on date: CalendarDate) {
    rows = zip(group.members, group.loans).map { member, loan in
      let position = loan.position(on: date)
      let due = position.toPay
      return Row(
        id: member.id, due: due, room: max(.zero, position.outstanding.total - position.credit),
        daysPastDue: position.daysPastDue, unpaid: loan.unpaid(due, on: date))
    }
  }

  /// The surplus over all that is due goes in proportion to what each still owes.
  func proRataToDue(_ amount: Money) -> [Money] {
    let due = min(amount, rows.map(\.due).sum)
    return spread(due, rows.map(\.due), then: amount - due)
  }

  func oldestFirst(_ amount: Money) -> [Money] {
    var given = rows.map { _ in Money.zero }
    var left = amount
    for date in Set(rows.flatMap { $0.unpaid.map(\.dueOn) }).sorted() where left.isPositive {
      let unpaid = rows.map { row in row.unpaid.filter { $0.dueOn == date }.map(\.amount).sum }
      let paid = min(left, unpaid.sum)
      given = zip(given, share(paid, unpaid)).map { $0 + $1 }
      left -= paid
    }
    return zip(given, ahead(left)).map { $0 + $1 }
  }

  /// Whoever owes less than an equal part pays that, and the others share the rest.
  func equal(_ amount: Money) -> [Money] {
    var given = rows.map { _ in Money.zero }
    var left = amount
    var open = rows.indices.sorted { rows[$0].room < rows[$1].room }[...]
    while let least = open.first, rows[least].room * open.count <= left {
      given[least] = rows[least].room
      left -= rows[least].room
      open.removeFirst()
    }
    let parts = share(left, rows.indices.map { open.contains($0) ? .centavos(1) : .zero })
    return zip(given, parts).map { $0 + $1 }
  }

  func solidarity(_ brought: [Money]) -> Solidarity {
    Solidarity(
      members: zip(rows, brought).map {
        .init(id: $0.id, brought: $1, owed: $0.due, daysPastDue: $0.daysPastDue)
      })
  }

  func shares(_ amounts: [Money]) -> [GroupShare] {
    zip(rows, amounts).map { GroupShare($0.id, payer: nil, amount: $1) }
      .filter { $0.amount.isPositive }
  }

  private func spread(_ amount: Money, _ weights: [Money], then rest: Money) -> [Money] {
    zip(share(amount, weights), ahead(rest)).map { $0 + $1 }
  }

  /// Money that nothing due needs.
  private func ahead(_ amount: Money) -> [Money] {
    share(amount, rows.map { $0.room - $0.due })
  }

  private func share(_ amount: Money, _ weights: [Money]) -> [Money] {
    amount.isZero ? weights.map { _ in .zero } : amount.split(by: weights.map(\.minorUnits))
  }
}

extension LoanAccount {
  /// What is to be paid today, by due date; what a collection act added to a later instalment is
  /// of today.
  fileprivate func unpaid(
    _ due: Money, on date: CalendarDate
  ) -> [(dueOn: CalendarDate, amount: Money)] {
    var left = due
    var rows = installments(on: date).filter { $0.dueOn <= date }.map { row in
      let amount = min(left, row.unpaid.total)
      left -= amount
      return (row.dueOn, amount)
    }
    rows.append((date, left))
    return rows
  }
}

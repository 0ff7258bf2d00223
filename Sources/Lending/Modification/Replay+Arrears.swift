import Kernel

extension Replay {
  /// What is late or due today moves into the instalments to come.
  mutating func reage(_ new: NewTerms, on date: CalendarDate) {
    guard canMoveArrears(to: new, on: date) else { return }
    let (principal, rest) = takeArrears(on: date)
    lay(new, adding: principal, spreading: rest, on: date)
  }

  /// What is late or due today becomes part of a new table.
  mutating func restructure(
    capitalising components: [Component], _ new: NewTerms, on date: CalendarDate
  ) {
    guard canMoveArrears(to: new, on: date) else { return }
    let capitalised = capitaliseArrears(of: components, on: date)
    let (principal, rest) = takeArrears(on: date)
    lay(new, adding: capitalised + principal, on: date)
    bring(rest, on: date)
  }

  private func canMoveArrears(to new: NewTerms, on date: CalendarDate) -> Bool {
    ahead(of: date) != nil || new.dates != nil && !due(on: date).isZero
  }

  /// Takes everything payable out of its instalments, so that another can ask it: principal, and
  /// interest, fees and the like.
  private mutating func takeArrears(on date: CalendarDate) -> (Money, Balance) {
    var (principal, others) = (Money.zero, Balance.zero)
    for index in rows.indices where rows[index].payableOn <= date {
      let part = rows[index].remaining(on: date, terms: terms)
      guard !part.isZero else { continue }
      rows[index].fixLateness(on: date, terms: terms)
      rows[index].owed.principal -= part.principal
      var rest = part
      rest.principal = .zero
      rows[index].brought = rows[index].brought - rest
      rows[index].settle(on: date, terms: terms)
      others += rest
      if date < rows[index].periodEnd, rows[index].calledOn == nil {
        moveAsked(part.principal, on: date)
      }
      principal += part.principal
    }
    return (principal, others)
  }

  /// Chosen parts of what is payable stop being asked, and become principal with their IVA.
  private mutating func capitaliseArrears(
    of components: [Component], on date: CalendarDate
  ) -> Money {
    var sum = Money.zero
    for index in rows.indices where rows[index].payableOn <= date {
      for component in Component.allCases
      where component != .principal && components.contains(component) {
        sum += capitalise(component, of: index, on: date)
      }
    }
    return sum
  }

  mutating func capitalise(
    _ component: Component, of index: Int, on date: CalendarDate
  ) -> Money {
    let part = rows[index].remaining(component, on: date, terms: terms)
    guard part.total.isPositive else { return .zero }
    rows[index].relieve(part, of: component, on: date, terms: terms)
    capitalised[component] += part
    return part.total
  }

  /// Asked with the first instalment to come.
  private mutating func bring(_ owed: Balance, on date: CalendarDate) {
    guard !owed.isZero, let first = ahead(of: date)?.lowerBound else { return }
    rows[first].brought += owed
    rows[first].unsettle()
  }
}

extension OpenInstallment {
  /// Stops asking a part of what it owes.
  mutating func relieve(
    _ part: Part, of component: Component, on date: CalendarDate, terms: LoanTerms
  ) {
    fixLateness(on: date, terms: terms)
    change { $0.relieved[component] += part }
    settle(on: date, terms: terms)
  }
}

import Kernel

extension Replay {
  /// What is late or due today moves into the instalments to come.
  mutating func reage(_ new: NewTerms, on date: CalendarDate) {
    guard canMoveArrears(to: new, on: date) else { return }
    let moved = takeArrears(on: date)
    lay(new, adding: moved.over, moving: moved.running, spreading: moved.rest, on: date)
  }

  /// What is late or due today becomes part of a new table.
  mutating func restructure(
    capitalising components: [Component], _ new: NewTerms, on date: CalendarDate
  ) {
    guard canMoveArrears(to: new, on: date) else { return }
    let capitalised = capitaliseArrears(of: components, on: date)
    let moved = takeArrears(on: date)
    lay(new, adding: capitalised + moved.over, moving: moved.running, on: date)
    bring(moved.rest, on: date)
  }

  private func canMoveArrears(to new: NewTerms, on date: CalendarDate) -> Bool {
    ahead(of: date) != nil || new.dates != nil && !due(on: date).isZero
  }

  /// Takes everything payable out of its instalments, so that another can ask it.
  private mutating func takeArrears(on date: CalendarDate) -> Moved {
    var taken = Moved()
    for index in rows.indices where rows[index].payableOn <= date {
      let part = rows[index].remaining(on: date, terms: terms)
      guard !part.isZero else { continue }
      rows[index].fixLateness(on: date, terms: terms)
      rows[index].owed.principal -= part.principal
      var rest = part
      rest.principal = .zero
      rows[index].brought = rows[index].brought - rest
      rows[index].settle(on: date, terms: terms)
      taken.rest += rest
      if date < rows[index].periodEnd {
        taken.running += part.principal
      } else {
        taken.over += part.principal
      }
    }
    return taken
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

/// What is taken out of instalments whose day has come.
private struct Moved {
  /// Principal whose interest is asked until a period that is not over ends.
  var running: Money = .zero
  /// Principal of periods that are over.
  var over: Money = .zero
  /// Interest, fees and the like.
  var rest: Balance = .zero
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

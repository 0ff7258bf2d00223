import Kernel

/// What is lent on a later day and is no part of the table before it.
struct Undrawn {
  let drawing: Drawing
  /// What the instalments will take of it; the rest was paid before it was lent.
  let carried: Money
  let asksDownPayment: Bool

  /// What of it the rows repaid, or ask still, before it is lent.
  fileprivate var early: Money {
    drawing.amount - carried - (asksDownPayment ? drawing.downPayment : .zero)
  }
}

/// Where every payment meets every drawdown, the rows carry from the first day what is only lent
/// later. It bears interest from its own day, and no table is worked out again with it before that.
extension Replay {
  /// What makes the loan larger, before any payment. What is lent once the last instalment is over
  /// waits for its day, since there is none that could carry it.
  mutating func addBefore(_ event: LoanEvent) {
    guard case .drawdown(let amount) = event.what, !isShared(on: event.effectiveOn),
      ahead(of: event.effectiveOn) == nil
    else { return add(event) }
    let drawing = drawing(amount, on: event.effectiveOn)
    undrawn.append(
      Undrawn(
        drawing: drawing, carried: drawing.net,
        asksDownPayment: drawing.downPayment.isPositive))
  }

  /// Of what rows with so much unpaid carry, what is lent after `date`: principal that was paid
  /// before it was lent is of the first of these.
  func undrawn(after date: CalendarDate, of unpaid: Money) -> [Undrawn] {
    guard let last = drawings.last, last.on > date else { return [] }
    var unpaid = unpaid
    let later = drawings.reversed().prefix { $0.on > date }.map { drawing in
      let carried = max(.zero, min(drawing.net, unpaid))
      unpaid -= carried
      return Undrawn(drawing: drawing, carried: carried, asksDownPayment: false)
    }
    return later.reversed()
  }

  /// Takes what is only lent after `date` out of the table: it joins the rows to come on its day,
  /// as they are by then.
  mutating func setAside(after date: CalendarDate) {
    guard let last = drawings.last, last.on > date else { return }
    leavePlan()
    let places = ahead(of: date) ?? rows.count..<rows.count
    let unpaid = unpaidPrincipal(in: places)
    let later = undrawn(after: date, of: unpaid)
    let carried = later.map(\.carried).sum
    drawings.removeLast(later.count)
    if let first = later.first {
      leaveOut(first.drawing, of: places, lent: unpaid - carried, on: date)
    }
    if carried < unpaid {
      replan(places, choosing: .lowerInstallments, prepaid: carried, on: date)
    } else {
      for index in places where rows[index].isOfTable {
        rows[index].owed.principal = rows[index].cleared.principal
      }
      bearAgain(places, on: date)
    }
    let aside = later.map { later in
      Undrawn(
        drawing: later.drawing, carried: later.carried,
        asksDownPayment: takeDownPayment(of: later.drawing))
    }
    undrawn.insert(contentsOf: aside, at: 0)
  }

  /// The period that is running has earned nothing on what is lent later in it.
  private mutating func leaveOut(
    _ drawing: Drawing, of places: Range<Int>, lent: Money, on date: CalendarDate
  ) {
    guard let row = rows[places].first(where: \.isOfTable), drawing.on <= row.dueOn,
      row.periodStart <= row.accrualFrom, row.accrualFrom < date, date < row.periodEnd
    else { return }
    let base = terms.method == .flat ? drawings.map(\.amount).sum : lent
    let whole = terms.interest(on: base, weight: Period(of: row, terms: terms).weight)
    let left = whole.part(
      row.accrualFrom.days(to: row.periodEnd), of: row.periodStart.days(to: row.periodEnd), terms)
    rows[places.lowerBound].bear(row.interestBefore + left, terms: terms)
  }

  /// Nobody is asked his share of what is not lent, unless some of it was brought already.
  private mutating func takeDownPayment(of drawing: Drawing) -> Bool {
    let place = rows.firstIndex {
      $0.kind == .downPayment && $0.dueOn == drawing.on && !$0.isTouched
    }
    if let place { rows.remove(at: place) }
    return place != nil
  }

  /// The loan as it is without what is only lent later.
  func lent(by date: CalendarDate) -> Replay {
    var lent = self
    lent.setAside(after: date)
    return lent
  }

  /// Lends by `date` what had been set aside, each on its day. On a loan that has ended nothing
  /// more is lent than what was repaid before.
  mutating func lendLater(through date: CalendarDate) {
    while let next = undrawn.first, next.drawing.on <= date {
      undrawn.removeFirst()
      let on = next.drawing.on
      passTime(to: on)
      guard standing.isInBooks else {
        if next.early.isPositive {
          drawings.append(Drawing(on: on, amount: next.early, downPayment: .zero))
        }
        continue
      }
      drawings.append(next.drawing)
      resume(after: on)
      levelAhead(Drawing(on: on, amount: next.carried, downPayment: .zero))
      if next.asksDownPayment { insertDownPayment(next.drawing.downPayment, on: on) }
      meetDrawing(on: on)
    }
  }
}

import Kernel

extension Schedule {
  /// The date that the contract gives each row, before any is moved to a working day. A row keeps
  /// its own, unless its interest moves with it.
  var contractualDates: [CalendarDate] {
    guard terms.workingDays.movesInterest, let all = try? DueDates(terms: terms).all()
    else { return installments.map(\.periodEnd) }
    return terms.method == .bullet ? all.suffix(1) : Array(all.prefix(installments.count))
  }
}

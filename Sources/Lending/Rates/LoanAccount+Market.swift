import Kernel

extension LoanAccount {
  /// The loan as it was signed, on a market: one whose rate floats has a change of rate on the day
  /// of each reset that reads another. The days are those of the table that was signed.
  /// - Throws: as `Schedule(_:calendar:market:)`.
  init(_ schedule: Schedule, on market: Market, calendar: BusinessCalendar) throws {
    var before = schedule.terms.annualRate
    var resets: [LoanEvent] = []
    for change in try schedule.rateChanges(by: market).dropFirst() where change.rate != before {
      // Before anything else that happens that day.
      resets.append(
        LoanEvent(
          id: "reset/\(change.from)", effectiveOn: change.from, instant: -1,
          .rateChange(to: change.rate)))
      before = change.rate
    }
    let signed =
      resets.isEmpty
      ? schedule : try Schedule(schedule.terms, calendar: calendar).taxed(by: market.udi)
    self.init(schedule: signed, events: resets)
  }
}

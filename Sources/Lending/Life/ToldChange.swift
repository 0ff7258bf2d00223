public import Kernel

/// What happened to a loan, as somebody tells it: the dates of a new table by their count and
/// frequency, which the engine works out on the day.
public struct ToldChange: Hashable, Sendable {
  public var what: LoanEvent.What
  public var calendar: NewCalendar?

  public init(_ what: LoanEvent.What, calendar: NewCalendar? = nil) {
    self.what = what
    self.calendar = calendar
  }
}

/// The dates of a new table as people agree on them. Nil keeps what there was.
public struct NewCalendar: Hashable, Sendable {
  public var installments: Int?
  public var frequency: Frequency?
  public var firstDue: CalendarDate?

  public init(
    installments: Int? = nil, frequency: Frequency? = nil, firstDue: CalendarDate? = nil
  ) {
    self.installments = installments
    self.frequency = frequency
    self.firstDue = firstDue
  }
}

extension LoanAccount {
  /// The change with its dates one by one, as they fall for this loan on that day.
  func dated(
    _ change: ToldChange, on date: CalendarDate, in calendar: BusinessCalendar
  ) throws(TermsRefused) -> LoanEvent.What {
    guard case .modification(let modification) = change.what else { return change.what }
    return .modification(try dated(modification, change.calendar, on: date, in: calendar))
  }

  private func dated(
    _ modification: Modification, _ new: NewCalendar?, on date: CalendarDate,
    in calendar: BusinessCalendar
  ) throws(TermsRefused) -> Modification {
    guard let new else { return modification }
    if case .paymentHoliday(var holiday) = modification {
      holiday.further = try furtherDates(new.installments ?? 0, calendar: calendar)
      return .paymentHoliday(holiday)
    }
    return modification.onDates(
      try newDates(
        after: date, count: new.installments ?? installmentsAhead(of: date),
        frequency: new.frequency, first: new.firstDue, calendar: calendar))
  }

  private func installmentsAhead(of date: CalendarDate) -> Int {
    let replay = replay(through: date)
    return replay.ahead(of: date)?.count { replay.rows[$0].isOfTable } ?? 0
  }
}

extension Modification {
  /// The same, over these dates, where it makes a new table.
  fileprivate func onDates(_ dates: [AgreedDate]) -> Modification {
    func with(_ new: NewTerms) -> NewTerms {
      var new = new
      new.dates = dates
      return new
    }
    switch self {
    case .reschedule(let new): return .reschedule(with(new))
    case .reage(let new): return .reage(with(new))
    case .restructure(let components, let new):
      return .restructure(capitalising: components, with(new))
    case .topUp(let amount, let new): return .topUp(amount: amount, with(new))
    case .paymentHoliday, .reamortise, .writeOff, .chargeOff, .transfer, .sale: return self
    }
  }
}

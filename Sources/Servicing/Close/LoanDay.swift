import Kernel
import Lending

/// What the end of one day does to one loan. Pure: the close reads many, works these out and
/// writes them together.
struct LoanDay {
  let record: LoanRecord
  /// The day that ends; the next one is the institution's date when the close is done.
  let date: CalendarDate
  /// Earlier days on which it was set aside: what fell due then is told now.
  let missed: [CalendarDate]
  private let end: CalendarDate
  let before: Position
  let after: Position
  let tomorrow: Position

  init(_ record: LoanRecord, on date: CalendarDate, missed: [CalendarDate] = []) {
    self.record = record
    self.date = date
    self.missed = missed
    // A loan touched today is closed to the end of today already: nothing more is earned.
    end = max(date, record.closedThrough ?? date)
    let account = record.account
    before = account.position(on: record.closedThrough ?? date)
    after = account.position(on: end)
    tomorrow = account.position(on: max(end, date.adding(days: 1)))
  }

  var accrued: Money {
    after.totals.earned.ordinaryInterest.net - before.totals.earned.ordinaryInterest.net
  }

  var penalised: Money { after.totals.earned.moratorio.net - before.totals.earned.moratorio.net }

  var creditApplied: Money { before.totals.credit - after.totals.credit }

  /// The instalment that falls due on the day that begins, if one does. That day, and not the one
  /// to which a loan that was touched ahead is closed: each is told on its own day, and once.
  var fallingDue: [InstallmentStanding] {
    guard case .open = tomorrow.standing else { return [] }
    let morning = date.adding(days: 1)
    let mornings = Set(missed.map { $0.adding(days: 1) } + [morning])
    return record.account.installments(on: morning).filter { mornings.contains($0.dueOn) }
  }

  /// The borrower asked to cancel, and the last day to bring the money back has gone by.
  var lapses: Bool {
    guard case .open = after.standing, record.loan.cancelRequestedOn != nil,
      record.loan.cancelLapsedOn == nil
    else { return false }
    return tomorrow.on > record.loan.cancelThrough
  }

  /// What the ledger must move by, if the day moved anything.
  var lines: [(account: String, amount: Money)] {
    let earlier = LoanBooks.of(record.account, on: before.on)
    return LoanBooks.of(record.account, on: end).difference(from: earlier)
  }

  var standing: LoanStandingRow {
    LoanStandingRow(loan: record.loan.id, closedThrough: end, position: tomorrow)
  }

  /// The loan as the day leaves it: credit may have paid its last instalment. It ends with the day
  /// whose books hold that payment; one that ended a day earlier would never be posted whole.
  var loan: Loan {
    var loan = record.loan
    loan.end(as: after.standing)
    if lapses { loan.cancelLapsedOn = tomorrow.on }
    return loan
  }
}

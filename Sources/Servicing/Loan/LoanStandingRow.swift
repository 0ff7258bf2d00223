import Kernel
import Lending

/// The figures of the day that lists need. A cache: `Position` is where they come from.
struct LoanStandingRow: Hashable {
  let loan: LoanID
  let closedThrough: CalendarDate
  let stage: Stage
  let daysPastDue: Int
  let bucket: DelinquencyBucket
  let principal: Money
  let pastDuePrincipal: Money
  let outstanding: Money
  let due: Money
  let credit: Money
  let nextDueOn: CalendarDate?
  let nextDueAmount: Money?

  init(loan: LoanID, closedThrough: CalendarDate, position: Position) {
    self.loan = loan
    self.closedThrough = closedThrough
    stage = Stage(daysPastDue: position.daysPastDue)
    daysPastDue = position.daysPastDue
    bucket = position.bucket
    principal = position.outstanding.principal
    pastDuePrincipal = position.pastDue.principal
    outstanding = position.outstanding.total
    due = position.toPay
    credit = position.credit
    nextDueOn = position.nextDue?.on
    nextDueAmount = position.nextDue?.amount
  }
}

import Kernel

/// A loan's events worked through in the order that counts. A value: nothing outside it changes.
struct Replay {
  let schedule: Schedule
  /// As signed, with what modifications have laid on it.
  var terms: LoanTerms
  var rows: [OpenInstallment]
  /// What was lent, the first disbursement before the others.
  var drawings: [Drawing]
  /// The additions that were in the table before the first payment.
  var added: Set<String> = []
  /// Where level payments follow the balance digit by digit.
  var running: RunningPlan?
  /// Of what is lent, the part that the last instalment leaves to the end, where it was agreed so.
  var balloonShare: Rate?
  /// The rows were worked out again by themselves, and no plan for the whole loan knows them.
  var isReplanned = false
  var received: Money = .zero
  var credit: Money = .zero
  /// Principal paid before its instalment: the rows no longer carry it.
  var prepaid: Money = .zero
  /// Principal of the rows that was ever paid while it bore interest.
  var principalAhead: Money = .zero
  var feeReturned: Part = .zero
  var refunded: Money = .zero
  /// Of what was refunded, what turned out to have been no credit.
  var refundedTooMuch: Money = .zero
  var standing: Standing = .open
  var lines: [AllocationLine] = []
  /// Every row before this one is settled and owes nothing.
  var firstOpen = 0
  /// Of these, the ones that no later day changes.
  var over = RowsOver()
  var takenBack: Money = .zero
  var rewarded: Part = .zero
  var waived: Balance = .zero
  var capitalised: Balance = .zero
  var writtenOff: Balance = .zero
  var recovered: Balance = .zero
  var sold: Balance = .zero
  var chargedOffOn: CalendarDate?
  var transfers: [Transfer] = []
  /// By the event that opened each.
  var disputes: Set<String> = []
  /// Whether an instalment was ever skipped.
  var hasHolidays = false
  /// Whether an instalment bears the one fee of these arrears.
  var isArrearsBorne = false
  /// Whether an instalment is due before its period ends; and what was owed then, by that end.
  var asksEarly = false
  var askedOn: [CalendarDate: Money] = [:]
  /// How much of its table was worked out again: each row whose interest followed principal counts
  /// once, and each of a new table eight times, as they cost.
  var reworked = 0
  /// Through which day time has done what it alone does.
  var passedTo: CalendarDate
  /// Whether somebody will ask how its lateness came to be.
  var isExplained = false

  init(_ schedule: Schedule) {
    self.schedule = schedule
    terms = schedule.terms
    rows = schedule.rows
    running = terms.runningPlan(over: schedule.installments.map(RunningPlan.Period.init))
    drawings = []
    passedTo = terms.disbursedOn
    fixBalloon(of: terms.plannedPrincipal)
    noteEarlyDays()
    guard terms.downPayment != nil else {
      drawings.append(
        Drawing(on: terms.disbursedOn, amount: terms.amortizedPrincipal, downPayment: .zero))
      return
    }
    let downPayment = terms.downPayment(of: terms.principal)
    drawings.append(
      Drawing(
        on: terms.disbursedOn, amount: terms.amortizedPrincipal, downPayment: downPayment))
    insertDownPayment(downPayment, on: terms.disbursedOn)
  }

  /// Applies every event effective by `date`, in order, and credit as instalments fall due.
  mutating func run(_ events: [LoanEvent], through date: CalendarDate) {
    live(events, through: date)
    pass(to: date)
  }

  /// The same, up to the last of those events.
  mutating func live(_ events: [LoanEvent], through date: CalendarDate) {
    let undone = events.undone
    func counts(_ event: LoanEvent) -> Bool {
      event.effectiveOn <= date && !undone.contains(event.id)
    }
    lines.reserveCapacity(4 * events.count)
    if terms.allocation.additions == .meetAllPayments {
      addBefore(events.lazy.filter(counts))
    }
    if terms.downPayment != nil, date >= terms.disbursedOn {
      collectDownPayment(
        of: drawings[0], event: LoanEvent.disbursement, unless: undone)
    }
    shiftBearing(on: terms.disbursedOn)
    keepStretches()
    for event in events where counts(event) { live(event, unless: undone) }
  }

  /// One more event, after all that it has lived.
  mutating func live(_ event: LoanEvent, unless undone: Set<String>) {
    pass(to: event.effectiveOn)
    noteAsked(on: event.effectiveOn)
    if !added.contains(event.id) { add(event) }
    apply(event, unless: undone)
    boundDisputes(on: event.effectiveOn)
    endArrears(on: event.effectiveOn)
    keepStretches()
  }

  /// Rows that an event made keep theirs too.
  private mutating func keepStretches() {
    guard isExplained else { return }
    for index in rows.indices { rows[index].lateness.keepStretches() }
  }

  /// What time alone does: skipped instalments give their interest away, credit meets what falls
  /// due, and lateness is charged.
  mutating func pass(to date: CalendarDate) {
    endHolidays(through: date)
    useCredit(through: date)
    passedTo = max(passedTo, date)
    chargeLateFees(through: date)
  }

  /// Credit is left only where everything payable was paid, so it meets each instalment on the
  /// day it falls due, as if it had been brought that day. Where so much was paid ahead that a
  /// reward pays the rest, it does so on that day too.
  private mutating func useCredit(through date: CalendarDate) {
    var index = firstOpen
    while credit.isPositive || terms.punctuality != nil, index < rows.count,
      rows[index].dueOn <= date
    {
      let isNew = rows[index].dueOn > passedTo
      if rows[index].overdueOfTable.isPositive, isNew || credit.isPositive {
        noteAsked(on: rows[index].dueOn)
        credit = spend(credit, event: nil, on: rows[index].dueOn)
      }
      index = max(index + 1, firstOpen)
    }
  }
}

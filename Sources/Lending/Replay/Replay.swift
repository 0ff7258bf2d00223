import Kernel

/// A loan's events worked through in the order that counts. A value: nothing outside it changes.
struct Replay {
  let schedule: Schedule
  /// As signed, with what modifications have laid on it.
  var terms: LoanTerms
  var rows: [OpenInstallment]
  /// What was lent, the first disbursement before the others.
  var drawings: [Drawing]
  /// Where level payments follow the balance digit by digit.
  var running: RunningPlan?
  /// The rows were worked out again by themselves, and no plan for the whole loan knows them.
  var isReplanned = false
  var received: Money = .zero
  var credit: Money = .zero
  /// Principal paid before its instalment: the rows no longer carry it.
  var prepaid: Money = .zero
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
  var disputes: [String: (installment: Int, disputed: Balance)] = [:]
  /// Whether an instalment was ever skipped.
  var hasHolidays = false
  /// Whether an instalment bears the one fee of these arrears.
  var isArrearsBorne = false

  init(_ schedule: Schedule) {
    self.schedule = schedule
    terms = schedule.terms
    rows = schedule.installments.map(OpenInstallment.init)
    running = terms.runningPlan(over: schedule.installments.map(RunningPlan.Period.init))
    drawings = []
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
    let undone = Set(events.compactMap(\.undoes))
    let counting = events.lazy.filter { event in
      event.effectiveOn <= date && (undone.isEmpty || !undone.contains(event.id))
    }
    lines.reserveCapacity(4 * events.count)
    let adds = terms.allocation.additions == .meetAllPayments
    if adds { for event in counting { add(event) } }
    if terms.downPayment != nil, date >= terms.disbursedOn {
      collectDownPayment(
        of: drawings[0], event: LoanEvent.disbursement, unless: undone)
    }
    shiftBearing(on: terms.disbursedOn)
    for event in counting {
      pass(to: event.effectiveOn)
      if !adds { add(event) }
      apply(event, unless: undone)
      endArrears(on: event.effectiveOn)
    }
    pass(to: date)
  }

  /// What time alone does: skipped instalments give their interest away, credit meets what falls
  /// due, and lateness is charged.
  mutating func pass(to date: CalendarDate) {
    endHolidays(through: date)
    useCredit(through: date)
    chargeLateFees(through: date)
  }

  /// What makes the loan larger.
  private mutating func add(_ event: LoanEvent) {
    guard !standing.hasLeftBooks else { return }
    switch event.what {
    case .drawdown(let amount):
      draw(amount, on: event.effectiveOn)
    case .charge(let amount, let component, let dueOn):
      charge(amount, as: component, dueOn: dueOn, on: event.effectiveOn)
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .cancellation, .refund,
      .reversal, .waiver, .chargeback, .disputeOpened, .disputeClosed, .rateChange, .modification:
      break
    }
  }

  private mutating func apply(_ event: LoanEvent, unless undone: Set<String>) {
    let date = event.effectiveOn
    switch event.what {
    case .payment(let amount):
      receive(amount, as: .payment, event: event.id, on: date)
    case .credited(let amount, let kind):
      receive(amount, as: kind, event: event.id, on: date)
    case .payoff(let amount):
      if amount + credit >= outstanding(on: date).total { callEverything(on: date) }
      receive(amount, as: .payment, event: event.id, on: date)
    case .prepayment(let amount, let choice):
      let rule = terms.allocation.rule(for: .prepayment).prepaying(choice)
      receive(amount, by: rule, event: event.id, on: date)
    case .collectionFee(let net):
      charge(net, on: date)
    case .drawdown(let amount):
      collectDownPayment(
        of: drawing(amount, on: date), event: event.id, unless: undone)
    case .cancellation(let returned):
      if bringsBackAll(returned) {
        cancel(returning: returned, event: event.id, on: date)
      } else {
        receive(returned, as: .payment, event: event.id, on: date)
      }
    case .refund(let amount):
      refund(amount)
    case .waiver(let amount, let component):
      waive(amount, of: component, on: date)
    case .chargeback(let amount, let payment):
      takeBack(amount, of: payment, event: event.id, on: date)
    case .disputeOpened(let amount, let installment):
      openDispute(amount, installment: installment, event: event.id, on: date)
    case .disputeClosed(let dispute):
      closeDispute(dispute, on: date)
    case .rateChange(let rate):
      modify(by: .reschedule(NewTerms(annualRate: rate)), event: event.id, on: date)
    case .modification(let modification):
      modify(by: modification, event: event.id, on: date)
    case .charge, .reversal:
      break
    }
  }

  /// Credit is left only where everything payable was paid, so it meets each instalment on the
  /// day it falls due, as if it had been brought that day.
  private mutating func useCredit(through date: CalendarDate) {
    var index = firstOpen
    while credit.isPositive, index < rows.count, rows[index].dueOn <= date {
      if rows[index].overdueOfTable.isPositive {
        credit = spend(credit, event: nil, on: rows[index].dueOn)
      }
      index = max(index + 1, firstOpen)
    }
  }

  /// What left for the borrower. Where the payment that had made it credit never counted, the rest
  /// of it is owed to us, outside the loan.
  private mutating func refund(_ amount: Money) {
    let taken = min(credit, amount)
    refunded += amount
    refundedTooMuch += amount - taken
    credit -= taken
  }
}

extension LoanEvent {
  /// The event that this one undoes.
  var undoes: String? {
    switch what {
    case .reversal(let id): id
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .charge, .drawdown,
      .cancellation, .refund, .waiver, .chargeback, .disputeOpened, .disputeClosed, .rateChange,
      .modification:
      nil
    }
  }
}

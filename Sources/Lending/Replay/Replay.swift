import Kernel

/// A loan's events worked through in the order that counts. A value: nothing outside it changes.
struct Replay {
  let schedule: Schedule
  let terms: LoanTerms
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

  init(_ schedule: Schedule) {
    self.schedule = schedule
    terms = schedule.terms
    rows = schedule.installments.map(OpenInstallment.init)
    running = terms.runningPlan(
      schedule.installments.map { (start: $0.periodStart, end: $0.periodEnd) })
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
    let counting = events.filter { $0.effectiveOn <= date && !undone.contains($0.id) }
    lines.reserveCapacity(lines.count + 4 * counting.count)
    let adds = terms.allocation.additions == .meetAllPayments
    if adds { for event in counting { add(event) } }
    if terms.downPayment != nil, date >= terms.disbursedOn {
      collectDownPayment(
        of: drawings[0], event: LoanEvent.disbursement, unless: undone)
    }
    for event in counting {
      useCredit(through: event.effectiveOn)
      if !adds { add(event) }
      apply(event, unless: undone)
    }
    useCredit(through: date)
  }

  /// What makes the loan larger.
  private mutating func add(_ event: LoanEvent) {
    switch event.what {
    case .drawdown(let amount):
      draw(amount, on: event.effectiveOn)
    case .charge(let amount, let component, let dueOn):
      charge(amount, as: component, dueOn: dueOn, on: event.effectiveOn)
    case .payment, .credited, .prepayment, .payoff, .collectionFee, .cancellation, .refund,
      .reversal:
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
    case .charge, .reversal:
      break
    }
  }

  /// Credit is left only where everything payable was paid, so it meets each instalment on the
  /// day it falls due, as if it had been brought that day.
  private mutating func useCredit(through date: CalendarDate) {
    while credit.isPositive, firstOpen < rows.count, rows[firstOpen].dueOn <= date {
      let before = (credit, firstOpen)
      credit = spend(credit, event: nil, on: rows[firstOpen].dueOn)
      precondition(before != (credit, firstOpen), "credit meets an instalment that owes")
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
      .cancellation, .refund:
      nil
    }
  }
}

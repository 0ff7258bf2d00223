import Kernel

/// A loan's events worked through in the order that counts. A value: nothing outside it changes.
struct Replay {
  let schedule: Schedule
  var rows: [OpenInstallment]
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

  var terms: LoanTerms { schedule.terms }

  init(_ schedule: Schedule) {
    self.schedule = schedule
    rows = schedule.installments.map(OpenInstallment.init)
  }

  /// Applies every event effective by `date`, in order, and credit as instalments fall due.
  mutating func run(_ events: [LoanEvent], through date: CalendarDate) {
    let undone = Set(events.compactMap(\.undoes))
    for event in events where event.effectiveOn <= date && !undone.contains(event.id) {
      useCredit(through: event.effectiveOn)
      apply(event)
    }
    useCredit(through: date)
  }

  private mutating func apply(_ event: LoanEvent) {
    let date = event.effectiveOn
    switch event.what {
    case .payment(let amount):
      receive(amount, event: event.id, on: date)
    case .payoff(let amount):
      if amount + credit >= outstanding(on: date).total { callEverything(on: date) }
      receive(amount, event: event.id, on: date)
    case .prepayment(let amount, let choice):
      receive(amount, event: event.id, on: date)
      prepay(choosing: choice, event: event.id, on: date)
    case .collectionFee(let net):
      charge(net, on: date)
    case .cancellation(let returned):
      if bringsBackAll(returned) {
        cancel(returning: returned, event: event.id, on: date)
      } else {
        receive(returned, event: event.id, on: date)
      }
    case .refund(let amount):
      refund(amount)
    case .reversal:
      break
    }
  }

  private mutating func receive(_ amount: Money, event: String, on date: CalendarDate) {
    received += amount
    credit = spend(credit + amount, event: event, on: date)
  }

  /// Pays what is payable and returns what is left.
  mutating func spend(_ amount: Money, event: String?, on date: CalendarDate) -> Money {
    let allocation = Allocation(terms: terms, date: date, event: event)
    let left = allocation.spend(amount, on: &rows, from: firstOpen, noting: &lines)
    skipSettled(on: date)
    return left
  }

  /// Credit is left only where everything payable was paid, so it meets each instalment on the
  /// day it falls due, as if it had been brought that day.
  private mutating func useCredit(through date: CalendarDate) {
    while credit.isPositive, firstOpen < rows.count, rows[firstOpen].dueOn <= date {
      credit = spend(credit, event: nil, on: rows[firstOpen].dueOn)
    }
  }

  private mutating func skipSettled(on date: CalendarDate) {
    while firstOpen < rows.count, rows[firstOpen].payableOn <= date,
      rows[firstOpen].remaining(on: date, terms: terms).total.isZero
    { firstOpen += 1 }
    if standing == .open, firstOpen == rows.count { standing = .paidOff(on: date) }
  }

  /// What left for the borrower. Where the payment that had made it credit never counted, the rest
  /// of it is owed to us, outside the loan.
  private mutating func refund(_ amount: Money) {
    let taken = min(credit, amount)
    refunded += amount
    refundedTooMuch += amount - taken
    credit -= taken
  }

  /// A collection fee goes with the oldest instalment that is open: the one that caused it.
  private mutating func charge(_ net: Money, on date: CalendarDate) {
    guard firstOpen < rows.count else { return }
    let iva = net.proportion(terms.ivaOnFees, rounding: terms.rounding)
    rows[firstOpen].owed.collectionFees += Part(net: net, iva: iva)
    credit = spend(credit, event: nil, on: date)
  }
}

extension LoanEvent {
  /// The event that this one undoes.
  var undoes: String? {
    switch what {
    case .reversal(let id): id
    case .payment, .prepayment, .payoff, .collectionFee, .cancellation, .refund: nil
    }
  }
}

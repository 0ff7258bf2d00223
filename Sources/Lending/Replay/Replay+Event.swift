import Kernel

extension Replay {
  mutating func apply(_ event: LoanEvent, unless undone: Set<String>) {
    let date = event.effectiveOn
    switch event.what {
    case .payment(let amount):
      receive(amount, as: .payment, event: event.id, on: date)
    case .credited(let amount, let kind):
      receive(amount, as: kind, event: event.id, on: date)
    case .payoff(let amount):
      if closes(with: amount + credit, on: date) { callEverything(on: date) }
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
      if standing.isInBooks, bringsBackAll(returned) {
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

  /// What left for the borrower. Where the payment that had made it credit never counted, the rest
  /// of it is owed to us, outside the loan.
  private mutating func refund(_ amount: Money) {
    let taken = min(credit, amount)
    refunded += amount
    refundedTooMuch += amount - taken
    credit -= taken
  }
}

import Kernel

/// What makes a loan larger: charges and drawdowns.
extension Replay {
  /// Where every payment meets every addition, the table has them from the start. A drawdown after
  /// an event that may change the table joins on its own day, as the table is by then: no figure
  /// can be worked out on principal that is not lent yet. So does one that no instalment is left
  /// to carry.
  mutating func addBefore(_ events: some Sequence<LoanEvent>) {
    var isAsAgreed = true
    for event in events {
      isAsAgreed = isAsAgreed && !mayChangeTable(event)
      guard event.isAddition, isAsAgreed || !event.isDrawdown, canCarry(event) else { continue }
      added.insert(event.id)
      noteAsked(on: event.effectiveOn)
      add(event)
    }
  }

  mutating func add(_ event: LoanEvent) {
    guard standing.isInBooks else { return }
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

  private func canCarry(_ addition: LoanEvent) -> Bool {
    let date = addition.effectiveOn
    return !addition.isDrawdown || isShared(on: date) || ahead(of: date) != nil
  }

  /// Whether instalments to come may ask something else because of it, whatever they ask by then.
  private func mayChangeTable(_ event: LoanEvent) -> Bool {
    switch event.what {
    case .prepayment, .payoff, .cancellation, .rateChange, .modification: true
    case .payment: mayChangeTable(.payment)
    case .credited(_, let kind): mayChangeTable(kind)
    case .drawdown: terms.downPayment?.collection == .automatic && mayChangeTable(.downPayment)
    case .charge, .collectionFee, .refund, .reversal, .waiver, .chargeback, .disputeOpened,
      .disputeClosed:
      false
    }
  }

  /// By a new table for what is left over, or by interest that follows principal paid ahead: at
  /// once, or by the usual rule when credit is spent.
  private func mayChangeTable(_ kind: PaymentKind) -> Bool {
    let (rule, usual) = (terms.allocation.rule(for: kind), terms.allocation.usual)
    guard rule.ahead.prepayment == nil else { return true }
    return terms.followsPrincipal
      && (rule.inAdvance.contains(.principal) || usual.inAdvance.contains(.principal))
  }
}

extension LoanEvent {
  fileprivate var isAddition: Bool {
    if case .charge = what { return true }
    return isDrawdown
  }

  fileprivate var isDrawdown: Bool {
    if case .drawdown = what { true } else { false }
  }
}

public import Kernel

/// A loan's arithmetic: what was agreed and what has happened since. Every answer is for a date
/// and is worked out from these two alone.
public struct LoanAccount: Sendable {
  public let schedule: Schedule
  /// In the order in which they count, whatever the order they came in.
  public let events: [LoanEvent]
  /// What they have made of the loan, where it is kept.
  let lived: Lived?

  public init(schedule: Schedule, events: [LoanEvent] = []) {
    self.init(schedule: schedule, ordered: events.inOrder, lived: nil)
  }

  init(schedule: Schedule, ordered events: [LoanEvent], lived: Lived?) {
    self.schedule = schedule
    self.events = events
    self.lived = lived
  }

  public var terms: LoanTerms { schedule.terms }

  public func position(on date: CalendarDate) -> Position {
    replay(through: date).position(on: date)
  }

  /// What `event` changes, as seen at the end of `date`: a backdated one is judged by where the
  /// loan stands now.
  public func receive(_ event: LoanEvent, asOf date: CalendarDate) -> RepaymentEffect {
    let date = max(date, event.effectiveOn)
    let after = adding(event)
    let replay = after.replay(through: date)
    let lines = replay.lines.filter { $0.event == event.id }
    return RepaymentEffect(
      account: after, lines: lines,
      excess: event.amount - lines.reduce(.zero) { $0 + $1.part.total },
      before: position(on: date), after: replay.position(on: date))
  }

  /// Every allocation so far, oldest first.
  public func allocations(through date: CalendarDate) -> [AllocationLine] {
    replay(through: date).lines
  }

  /// What closes the loan at the end of `date`.
  public func payoffQuote(on date: CalendarDate) -> PayoffQuote {
    let replay = replay(through: date)
    let parts = replay.toClose(on: date)
    let whole = replay.rows.reduce(into: Balance.zero) {
      $0 += $1.remaining(on: date, terms: replay.terms) + $1.disputed
    }
    return PayoffQuote(
      on: date, parts: parts, credit: replay.credit, saved: whole.total - parts.total)
  }

  /// What the borrower brings back to step out of the loan: what reached them, less what they
  /// have paid and was not taken or given back.
  public func cancellationQuote(on date: CalendarDate) -> Money {
    let replay = replay(through: date)
    let kept = replay.received - replay.takenBack - replay.refunded
    let disbursed = replay.drawings.dropFirst().reduce(terms.netDisbursement) { $0 + $1.amount }
    return max(.zero, disbursed - kept)
  }

  func replay(through date: CalendarDate) -> Replay {
    if let kept = lived?.replay, date >= lastDay {
      var replay = kept
      replay.pass(to: date)
      return replay
    }
    var replay = Replay(schedule)
    replay.run(events, through: date)
    return replay
  }
}

extension LoanEvent {
  /// The money that came with it.
  public var amount: Money {
    switch what {
    case .payment(let amount), .credited(let amount, _), .prepayment(let amount, _),
      .payoff(let amount):
      amount
    case .cancellation(let returned): returned
    case .chargeback(let amount, _): .zero - amount
    case .collectionFee, .charge, .drawdown, .refund, .reversal, .waiver, .disputeOpened,
      .disputeClosed, .rateChange, .modification:
      .zero
    }
  }
}

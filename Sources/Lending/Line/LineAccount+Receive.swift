public import Kernel

/// What one event did to a line.
public struct LineEffect: Hashable, Sendable {
  public let account: LineAccount
  /// Where its money went, minimum by minimum and component by component.
  public let lines: [LineAllocation.Line]
  /// What of its money waits as credit; together with the lines it is the payment.
  public let excess: Money
  public let before: LinePosition
  public let after: LinePosition
}

extension LineAccount {
  /// What `event` changes, as seen at the end of `date`: a backdated one is judged by where the
  /// line stands now, and the two totals subtract into what there is to post.
  public func receive(
    _ event: LineEvent, asOf date: CalendarDate
  ) throws(LineEventRefused) -> LineEffect {
    let date = max(date, event.effectiveOn)
    let after = try adding(event)
    let replay = after.replay(through: date)
    let lines = replay.lines.filter { $0.event == event.id }
    return LineEffect(
      account: after, lines: lines, excess: event.payment - lines.map(\.part.total).sum,
      before: position(on: date), after: replay.position(on: date))
  }
}

extension LineEvent {
  /// The money that came with it.
  fileprivate var payment: Money {
    switch what {
    case .payment(let amount): amount
    case .draw, .fee, .collectionFee, .limitChange, .rateChange, .block, .unblock, .closing,
      .refund, .reversal:
      .zero
    }
  }
}

public import Kernel

/// A loan's life as somebody tells it: what each event did when it became known, and where the
/// loan stands on a day.
public struct LoanLife: Hashable, Sendable, Encodable {
  public let asOf: CalendarDate
  public let steps: [LoanStep]
  /// Told events that became known after `asOf`, and do not count.
  public let later: Int
  public let rows: [InstallmentStanding]
  public let position: Position
  public let bucket: DelinquencyBucket
  /// What brings the loan up to date that day.
  public let toPay: Money
  /// Written off and not recovered.
  public let recoverable: Balance
  public let payoff: PayoffQuote
  public let flows: [ProjectedFlow]
}

/// What one event did, seen on the day it became known.
public struct LoanStep: Hashable, Sendable, Encodable {
  public let occurrence: Occurrence
  /// The money that came with it.
  public let amount: Money
  /// Where that money went.
  public let lines: [AllocationLine]
  /// The opening fee that a cancellation in time gives back: it repays with that money.
  public let feeReturned: Money
  /// What repaid with it of what had come before, or was taken back of it.
  public let creditUsed: Money
  /// What waits as credit of it.
  public let excess: Money
  /// By how much what is owed that day differs for it, component by component. For a backdated
  /// event these are exactly the differences with what had been counted.
  public let change: Balance
  /// By how much what had been earned by that day differs for it.
  public let earned: Balance
  public let before: Standing
  public let after: Standing
  public let outstandingAfter: Money
  public let daysPastDueBefore: Int
  public let daysPastDueAfter: Int
}

extension LoanLife {
  /// `asOf` nil is the day on which the last event became known. Every event is judged, those
  /// after `asOf` too. A rate that floats is read from the market at each of its resets.
  /// - Throws: `LifeRefused`, and what a schedule on that market is refused for.
  public init(
    _ schedule: Schedule, _ told: [ToldEvent<ToldChange>], asOf: CalendarDate? = nil,
    calendar: BusinessCalendar, market: Market = .unknown
  ) throws {
    let (start, days) = (schedule.terms.disbursedOn, LoanTerms.termDaysMax)
    let arrivals = try Arrivals.of(told, from: start, days: days)
    let asOf = try Arrivals.asOf(asOf, arrivals, from: start, days: days)
    var account = try LoanAccount(schedule, on: market, calendar: calendar).living()
    var counted = account
    var steps: [LoanStep] = []
    for arrival in arrivals {
      let effect = try account.receive(arrival, calendar: calendar)
      account = effect.account
      try account.checkReworked(by: arrival.index)
      guard arrival.occurrence.recordedOn <= asOf else { continue }
      counted = account
      steps.append(LoanStep(arrival.occurrence, account.events, effect))
    }
    self.init(counted, steps, later: told.count - steps.count, asOf: asOf)
  }

  private init(_ account: LoanAccount, _ steps: [LoanStep], later: Int, asOf: CalendarDate) {
    let position = account.position(on: asOf)
    self.asOf = asOf
    self.steps = steps
    self.later = later
    rows = account.installments(on: asOf)
    self.position = position
    bucket = position.bucket
    toPay = position.toPay
    recoverable = position.recoverable
    payoff = account.payoffQuote(on: asOf)
    flows = account.projectedFlows(from: asOf)
  }
}

extension LoanAccount {
  /// How much of its table a life may work out again, told event by event: about a second of one
  /// core. As many new tables as there may be events fit, each of the most rows, where they are
  /// told in the order of their dates.
  static let reworkedMax = 4_500_000

  fileprivate func checkReworked(by index: Int) throws(LifeRefused) {
    guard let lived, lived.replay.reworked > Self.reworkedMax else { return }
    throw LifeRefused(
      ["events", String(index)],
      "Hasta aquí la tabla se rehízo demasiadas veces: cuente menos movimientos, o en el orden de "
        + "sus fechas.")
  }
}

extension LoanStep {
  init(_ occurrence: Occurrence, _ events: [LoanEvent], _ effect: RepaymentEffect) {
    self.occurrence = occurrence
    amount = events.first { $0.id == occurrence.id }?.what.told ?? .zero
    lines = effect.lines
    feeReturned = effect.after.totals.feeReturned.total - effect.before.totals.feeReturned.total
    let left = effect.excess + max(.zero, feeReturned)
    (creditUsed, excess) = (max(.zero, -left) + effect.repaidBefore, max(.zero, left))
    change = effect.after.outstanding - effect.before.outstanding
    earned = effect.after.totals.earned - effect.before.totals.earned
    before = effect.before.standing
    after = effect.after.standing
    outstandingAfter = effect.after.outstanding.total
    daysPastDueBefore = effect.before.daysPastDue
    daysPastDueAfter = effect.after.daysPastDue
  }
}

extension RepaymentEffect {
  /// What had come before counts anew towards a cancellation.
  fileprivate var repaidBefore: Money {
    guard case .cancelled = after.standing, before.standing.isInBooks else { return .zero }
    return after.totals.applied.total - allocation.total
  }
}

extension LoanEvent.What {
  /// The amount that it was told with.
  fileprivate var told: Money {
    switch self {
    case .payment(let amount), .credited(let amount, _), .prepayment(let amount, _),
      .payoff(let amount), .collectionFee(let amount), .charge(let amount, _, _),
      .drawdown(let amount), .cancellation(let amount), .refund(let amount),
      .waiver(let amount, _), .chargeback(let amount, _), .disputeOpened(let amount, _):
      amount
    case .modification(.topUp(let amount, _)): amount
    case .disputeClosed, .rateChange, .modification, .reversal: .zero
    }
  }
}

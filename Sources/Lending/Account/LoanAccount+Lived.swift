import Kernel

/// A loan as its last event left it, held apart since most accounts are asked once and keep none.
indirect enum Lived: Sendable {
  case by(Replay)

  var replay: Replay {
    switch self {
    case .by(let replay): replay
    }
  }
}

extension LoanAccount: Hashable {
  /// What is kept follows from the rest.
  public static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.schedule == rhs.schedule && lhs.events == rhs.events
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(schedule)
    hasher.combine(events)
  }
}

extension LoanAccount {
  /// The account once one more thing has happened. One that keeps what it lived goes on from there,
  /// unless the event changes what came before it.
  public func adding(_ event: LoanEvent) -> LoanAccount {
    let after = LoanAccount(schedule: schedule, events: events + [event])
    guard let lived else { return after }
    guard after.events.last?.id == event.id, event.undoes == nil,
      terms.allocation.additions == .meetLaterPayments
    else { return after.living(having: lived.replay.reworked) }
    var replay = lived.replay
    let undone = after.events.undone
    if !undone.contains(event.id) { replay.live(event, unless: undone) }
    return LoanAccount(schedule: schedule, ordered: after.events, lived: .by(replay))
  }

  /// The same account, which keeps what it lived: told a life event by event, it does not go
  /// through all of them again for each. Each event that is gone through again is counted.
  ///
  /// - Parameter reworked: rows that an account before it had worked out, which count too.
  public func living(having reworked: Int = 0) -> LoanAccount {
    var replay = Replay(schedule)
    replay.reworked = reworked + 64 * events.count
    replay.live(events, through: lastDay)
    return LoanAccount(schedule: schedule, ordered: events, lived: .by(replay))
  }

  var lastDay: CalendarDate { events.last?.effectiveOn ?? terms.disbursedOn }
}

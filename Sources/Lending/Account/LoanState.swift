public import Kernel

/// A loan once everything by a day has happened: what a close of business keeps in memory, so that
/// the position of that day or of any later one costs what is still open and not what was lived.
public struct LoanState: Sendable {
  /// The day by whose end everything has happened.
  public let through: CalendarDate
  private let replay: Replay

  init(_ replay: Replay, through: CalendarDate) {
    self.through = through
    self.replay = replay.summed(by: through)
  }

  /// Where the loan stands on `date`, `through` or later, if nothing more happens.
  public func position(on date: CalendarDate) -> Position {
    precondition(date >= through, "a state looks forward")
    guard date > through, replay.timeActs else { return replay.position(on: date) }
    var replay = replay
    replay.pass(to: date)
    return replay.position(on: date)
  }
}

extension LoanAccount {
  /// The loan after every event effective by `date`.
  public func state(through date: CalendarDate) -> LoanState {
    LoanState(replay(through: date), through: date)
  }
}

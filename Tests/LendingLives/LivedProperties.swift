import Kernel
import Lending

extension Property {
  /// A loan that keeps what it lived gives what all its events give at once.
  static let ofLived = [
    Property("lived: underAnyAllocation", 301, times: 2_000, toldAsWhole as Check<RandomLife>),
    Property("lived: underAnyDecision", 302, times: 2_000, toldAsWhole as Check<ModifiedLife>),
  ]

  private typealias Check<Case> = @Sendable (Case, inout SeededRandom) throws -> Void

  @Sendable private static func toldAsWhole(
    _ life: some Lived, _ random: inout SeededRandom
  ) throws {
    let untold = LoanAccount(schedule: life.schedule)
    let whole = LoanAccount(schedule: life.schedule, events: life.events)
    let on = life.day(&random)
    for events in [whole.events, life.events.shuffled(using: &random)] {
      let told = events.reduce(untold.living()) { $0.adding($1) }
      try hold(told == whole)
      try hold(told.position(on: on) == whole.position(on: on))
      try hold(told.installments(on: on) == whole.installments(on: on))
      try hold(told.allocations(through: on) == whole.allocations(through: on))
    }
  }
}

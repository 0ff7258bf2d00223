import Kernel
import Lending

extension Property {
  static let ofStates = [
    Property("states: aStateSaysOfEachLaterDayWhatTheWholeLifeSays", 120) {
      (life: RandomLife, random) in try check(life, &random)
    },
    Property("states: thatOfALoanOnItsOwnToo", 121) { (loan: RandomLoan, random) in
      try check(loan, &random)
    },
  ]

  private static func check(_ life: some Lived, _ random: inout SeededRandom) throws {
    let account = life.account
    let last = life.events.map(\.effectiveOn).max() ?? life.schedule.terms.disbursedOn
    let through = last.adding(days: .random(in: 0...200, using: &random))
    let later = through.adding(days: .random(in: 0...400, using: &random))
    let state = account.state(through: through)
    try hold(state.position(on: through) == account.position(on: through))
    try hold(state.position(on: later) == account.position(on: later))
  }
}

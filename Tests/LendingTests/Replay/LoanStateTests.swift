import Kernel
import Lending
import Testing

@Suite struct LoanStateTests {
  @Test func aStateSaysOfEachLaterDayWhatTheWholeLifeSays() {
    var random = SeededRandom(120)
    random.lives(manyLives / 2) { life, random in
      let last = life.events.map(\.effectiveOn).max() ?? life.schedule.terms.disbursedOn
      let through = last.adding(days: .random(in: 0...200, using: &random))
      let state = life.account.state(through: through)
      let later = through.adding(days: .random(in: 0...400, using: &random))
      #expect(state.position(on: through) == life.account.position(on: through))
      #expect(state.position(on: later) == life.account.position(on: later))
    }
    random.loans(manyLives / 2) { loan, random in
      let account = LoanAccount(schedule: loan.schedule, events: loan.events)
      let last = loan.events.map(\.effectiveOn).max() ?? loan.schedule.terms.disbursedOn
      let through = last.adding(days: .random(in: 0...200, using: &random))
      let later = through.adding(days: .random(in: 0...400, using: &random))
      #expect(account.state(through: through).position(on: later) == account.position(on: later))
    }
  }
}

import Kernel
import Lending

/// What holds of every loan, whatever happened to it.
extension Property {
  static let ofLived = [
    Property("loans: theOrderOfArrivalIsIrrelevant", 4, orderIsIrrelevant as Check<RandomLoan>),
    Property(
      "allocations: theOrderOfArrivalIsIrrelevant", 104, orderIsIrrelevant as Check<RandomLife>),
    Property(
      "modifications: theOrderOfArrivalIsIrrelevant", 204,
      orderIsIrrelevant as Check<ModifiedLife>),
    Property(
      "loans: reversingEverythingLeavesTheLoanUntouched", 5, isUntouched as Check<RandomLoan>),
    Property(
      "allocations: reversingEverythingLeavesTheLoanUntouched", 106,
      isUntouched as Check<RandomLife>),
    Property(
      "modifications: reversingEverythingLeavesTheLoanUntouched", 205,
      isUntouched as Check<ModifiedLife>),
    Property(
      "loans: theExplanationsAddUpToWhatIsOutstanding", 8, explanationsAddUp as Check<RandomLoan>),
    Property(
      "allocations: theExplanationsAddUpToWhatIsOutstanding", 108,
      explanationsAddUp as Check<RandomLife>),
    Property(
      "modifications: theExplanationsAddUpToWhatIsOutstanding", 206,
      explanationsAddUp as Check<ModifiedLife>),
    Property("loans: aLifeKeptAndReadBackIsTheSame", 7, isKept as Check<RandomLoan>),
    Property("allocations: aLifeKeptAndReadBackIsTheSame", 107, isKept as Check<RandomLife>),
    Property("modifications: aLifeKeptAndReadBackIsTheSame", 207, isKept as Check<ModifiedLife>),
    Property(
      "allocations: aLoanThatKeepsWhatItLivedIsTheSameAsAllAtOnce", 301, times: 2_000,
      toldAsWhole as Check<RandomLife>),
    Property(
      "modifications: aLoanThatKeepsWhatItLivedIsTheSameAsAllAtOnce", 302, times: 2_000,
      toldAsWhole as Check<ModifiedLife>),
  ]

  private typealias Check<Case> = @Sendable (Case, inout SeededRandom) throws -> Void

  @Sendable private static func orderIsIrrelevant(
    _ life: some Lived, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let shuffled = LoanAccount(
      schedule: life.schedule, events: life.events.shuffled(using: &random))
    try hold(life.account.position(on: on) == shuffled.position(on: on))
    try hold(life.account.installments(on: on) == shuffled.installments(on: on))
  }

  @Sendable private static func isUntouched(
    _ life: some Lived, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let lived = life.events.filter { if case .reversal = $0.what { false } else { true } }
    let reversals = lived.map {
      LoanEvent(
        id: "undo-\($0.id)", effectiveOn: $0.effectiveOn, instant: 99_000, .reversal(of: $0.id))
    }
    let undone = LoanAccount(schedule: life.schedule, events: lived + reversals)
    let untouched = LoanAccount(schedule: life.schedule)
    try hold(undone.position(on: on) == untouched.position(on: on))
    try hold(undone.installments(on: on) == untouched.installments(on: on))
  }

  @Sendable private static func explanationsAddUp(
    _ life: some Lived, _ random: inout SeededRandom
  ) throws {
    let on = life.day(&random)
    let account = life.account
    let outstanding = account.position(on: on).outstanding
    let explained = account.explain(on: on)
    for component in Component.allCases {
      let lines = explained.filter { $0.component == component }
      let net = lines.filter { $0.side == .net }.map(\.amount).sum
      let iva = lines.filter { $0.side == .iva }.map(\.amount).sum
      try hold(Part(net: net, iva: iva) == outstanding[component])
    }
  }

  @Sendable private static func isKept(
    _ life: some Lived, _ random: inout SeededRandom
  ) throws {
    try hold(try kept(life.schedule.terms) == life.schedule.terms)
    try hold(try kept(life.events) == life.events)
  }

  /// A loan that keeps what it lived gives what all its events give at once.
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

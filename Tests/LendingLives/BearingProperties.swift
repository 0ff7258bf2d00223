import Kernel
import Lending

extension Property {
  static let ofBearing = [
    Property("bearing: allThatATableAsksIsWhatItsDaysBear", 401) { (life: BearingLife, _) in
      let account = life.account
      let last = DayByDay.end(of: account)
      let asked = account.installments(on: last).map(\.owed.ordinaryInterest.net).sum
      try isAbout(asked, DayByDay(account, through: last).interest, of: account)
    },
    Property("bearing: whatIsEarnedByADayIsWhatTheDaysUntilItBear", 402) {
      (life: BearingLife, random) in
      let on = life.day(&random, through: 250)
      let account = LoanAccount(
        schedule: life.schedule, events: life.events.filter { $0.effectiveOn <= on })
      let earned = account.position(on: on).totals.earned.ordinaryInterest.net
      try isAbout(earned, DayByDay(account, through: on).interest, of: account)
    },
  ]

  /// But for the centavos that each change of each instalment may round.
  private static func isAbout(_ told: Money, _ counted: Money, of account: LoanAccount) throws {
    let rows = account.installments(on: account.terms.disbursedOn).count + 8
    let most = 2 * rows * (account.events.count + 1)
    try hold((told - counted).minorUnits.magnitude <= most, "\(told.text), by days \(counted.text)")
  }
}

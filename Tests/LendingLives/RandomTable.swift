import Kernel
import Lending

/// Terms of every kind, with the table that they make.
struct RandomTable: Drawn {
  let terms: LoanTerms
  let schedule: Schedule

  static let usualCases = 2_000

  init?(_ random: inout SeededRandom) {
    var drawn = RandomTerms(random.next())
    self.init(drawn.next())
  }

  private init?(_ terms: LoanTerms) {
    guard let schedule = try? Schedule(terms, calendar: goldenCalendar) else { return nil }
    (self.terms, self.schedule) = (terms, schedule)
  }

  /// With one term after another left out.
  var smaller: [RandomTable] {
    let changes: [(inout LoanTerms) -> Void] = [
      { $0.charges = [] }, { $0.openingFee = nil }, { $0.downPayment = nil },
      { $0.installmentFee = .zero }, { $0.skippedMonths = [] }, { $0.grace = .none },
      { $0.workingDays = WorkingDayRule(.none) }, { $0.firstDue = FirstDue() },
      { $0.arithmetic = .exact }, { $0.installmentRounding = InstallmentRounding() },
      { $0.ivaOnInterest = .zero }, { $0.annualRate = .zero },
    ]
    return changes.compactMap { change in
      var fewer = terms
      change(&fewer)
      return fewer == terms ? nil : RandomTable(fewer)
    }
  }

  var told: String { json(terms) }
}

/// An amount and what it is divided by.
struct RandomSplit: Drawn {
  let amount: Money
  let weights: [Int64]

  init(_ random: inout SeededRandom) {
    amount = .centavos(.random(in: -9_000_000_000...9_000_000_000, using: &random))
    let count = Int.random(in: 1...30, using: &random)
    var weights = (0..<count).map { _ in Int64.random(in: 0...1_000_000_000, using: &random) }
    weights[0] += 1
    self.weights = weights
  }

  var told: String { "\(amount) \(weights)" }
}

/// A period of interest in which prices rise.
struct RandomInterest: Drawn {
  let period: InterestPeriod
  let udi: UDITable

  init(_ random: inout SeededRandom) {
    let (start, end) = (CalendarDate("2026-03-31")!, CalendarDate("2026-04-30")!)
    let first = Int64.random(in: 1_000_000...9_000_000, using: &random)
    let last = first + Int64.random(in: 0...500_000, using: &random)
    udi = UDITable([start: UDI(millionths: first), end: UDI(millionths: last)])
    let interest = Money.centavos(.random(in: 0...1_000_000_000_000, using: &random))
    period = InterestPeriod(
      base: .centavos(.random(in: 0...100_000_000_000_000, using: &random)), interest: interest,
      start: start, end: end)
  }

  var told: String { "\(period) \(udi)" }
}

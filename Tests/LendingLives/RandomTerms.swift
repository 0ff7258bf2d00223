import Kernel
public import Lending

/// Terms of every kind that a lender could sell, drawn at random.
public struct RandomTerms {
  private var random: SeededRandom

  public init(_ seed: UInt64) { random = SeededRandom(seed) }

  /// Any of these; nil is one of them where a term may be left out.
  private mutating func any<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    .random(in: range, using: &random)
  }
  private mutating func rate(_ range: ClosedRange<Int64>) -> Rate {
    Rate(millionths: .random(in: range, using: &random))
  }
  private mutating func money(_ range: ClosedRange<Int64>) -> Money {
    .centavos(.random(in: range, using: &random))
  }

  public mutating func next() -> LoanTerms {
    let count = number(1...40)
    let principal = money(
      any([1...999, 1_000...5_000_000, 1_000...5_000_000, 1...900_000_000_000]))
    let disbursed = CalendarDate("2025-12-01")!.adding(days: number(0...1_500))
    var terms = LoanTerms(
      principal: principal, disbursedOn: disbursed, installmentCount: count,
      frequency: frequency(count, from: disbursed), method: method(principal, count),
      annualRate: any([.zero, rate(0...2_000_000), rate(0...900_000), rate(0...50_000_000)]),
      dayCount: any(DayCount.allCases),
      annuityBasis: any([.exactPeriods, .exactPeriods, .equalPeriods]),
      ivaOnInterest: any([.zero, .percent(16), rate(0...1_000_000)]),
      installmentFee: any([.zero, money(0...9_999)]), rounding: any(Rounding.allCases))
    terms.charges = charges(from: disbursed)
    terms.openingFee = any([
      nil, OpeningFee(.share(rate: rate(0...100_000)), settlement: any([.deducted, .financed])),
    ])
    terms.firstDue = FirstDue(
      minimumDays: number(0...any([1, 20, 60])), stub: any([.spread, .inFirstInstallment]),
      on: any([nil, nil, disbursed.adding(days: number(1...50))]))
    terms.skippedMonths = any([[], [], [number(1...12)], [6, 7, 8], [1, 3, 12]])
    terms.workingDays = WorkingDayRule(
      any(WorkingDayRule.Shift.allCases), movesInterest: any([true, false]))
    terms.grace = Grace(
      principal: any([0, 0, number(0...5)]), interestPayment: any([0, 0, number(0...5)]),
      interestFree: any([0, 0, number(0...5)]),
      recurring: any([nil, nil, nil, RecurringGrace(after: number(1...6), count: number(1...3))]))
    terms.installmentRounding = InstallmentRounding(
      multiple: any([.centavos(1), .centavos(1), .mxn(1), .mxn(5), .mxn(10)]),
      mode: any([nil, .up, .halfUp, .halfEven]), difference: any([.last, .last, .first, .spread]))
    terms.arithmetic = any([.exact, .exact, .exact, .significantDigits(12), .significantDigits(19)])
    terms.flatInterest = any(FlatInterest.allCases)
    terms.downPayment = any([nil, nil, nil, DownPayment(share: rate(0...900_000))])
    return terms
  }

  private mutating func frequency(_ count: Int, from start: CalendarDate) -> Frequency {
    any([
      .weekly, .catorcenal, .quincenal, .monthly, .days(number(1...100)), .weeks(number(1...8)),
      .months(number(1...13)), .years(number(1...2)), .daysOfMonth([10, 25]),
      .daysOfMonth([1, 11, 21]), .daysOfMonth([number(1...27), 28]),
      .weekdayOfMonth(any(Weekday.allCases), nth: number(1...5)), dates(count, from: start),
    ])
  }

  private mutating func dates(_ count: Int, from start: CalendarDate) -> Frequency {
    var day = start
    return .dates(
      (0..<count + 2).map { _ in
        day = day.adding(days: number(1...70))
        return day
      })
  }

  private mutating func method(_ principal: Money, _ count: Int) -> RepaymentMethod {
    let weights = (0..<count).map { _ in Int64(number(0...9)) }.map { $0 + 1 }
    let shares = Money.centavos(1_000_000).split(by: weights).map {
      Rate(millionths: $0.minorUnits)
    }
    let mean = principal.minorUnits / Int64(count)
    return any([
      .level, .level, .level, .flat, .equalPrincipal, .interestOnly, .bullet,
      .balloon(.share(rate: rate(0...999_999))), .balloon(.fixed(amount: money(0...mean + 1))),
      .principalShares(shares), .principals(principal.split(by: weights)),
      .payments((0..<count).map { _ in money(mean...(2 * mean + 100)) }),
      .fixedPayment(money(mean...(3 * mean + 100))),
      .stepped(.share(rate(-100_000...200_000)), every: number(1...6)),
      .stepped(.amount(money(-mean / 20...mean / 10)), every: number(1...6)),
    ])
  }

  private mutating func charges(from start: CalendarDate) -> [Charge] {
    (0..<any([0, 0, 1, 3])).map { index in
      let base: Charge.Base = any(Charge.Base.allCases)
      let when: Charge.When = any([
        .eachInstallment, .on(start.adding(days: number(0...300))),
        .disbursement(any([.deducted, .financed])),
      ])
      var charge = Charge(
        code: "cargo-\(index)", kind: any(Charge.Kind.allCases),
        amount: any([.fixed(money(0...50_000)), .share(rate(0...30_000), of: base)]), when: when,
        iva: any([nil, .zero, .percent(8)]))
      if case .disbursement = when, case .share(let rate, _) = charge.amount {
        charge.amount = .share(rate, of: .principal)
      }
      return charge
    }
  }
}

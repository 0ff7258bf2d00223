import Kernel
import Lending

/// Lines and lives that nobody would think of.
struct RandomLine: Drawn {
  private(set) var account: LineAccount
  /// A day at or after every event.
  let last: CalendarDate

  static let usualCases = 1_000

  init?(_ random: inout SeededRandom) {
    let terms = Self.terms(&random)
    let days = Int.random(in: 40...500, using: &random)
    let events = (0..<Int.random(in: 0...24, using: &random)).map { index in
      Self.event(index, terms, days: days, &random)
    }
    guard let account = try? LineAccount(terms, calendar: goldenCalendar, events: events) else {
      return nil
    }
    self.account = account
    last = terms.openedOn.adding(days: days)
  }

  var smaller: [RandomLine] {
    account.events.indices.compactMap { index in
      var (fewer, events) = (self, account.events)
      events.remove(at: index)
      guard let less = try? LineAccount(account.terms, calendar: goldenCalendar, events: events)
      else { return nil }
      fewer.account = less
      return fewer
    }
  }

  var told: String { "\(json(account.terms))\n\(json(account.events))" }

  static func terms(_ random: inout SeededRandom) -> LineTerms {
    LineTerms(
      limit: .centavos(.random(in: 10_000...5_000_000, using: &random)),
      limitCovers: LimitBase.allCases.randomElement(using: &random)!,
      overLimit: Bool.random(using: &random)
        ? .refused
        : .allowed(upTo: rate(...500_000, &random), fee: fee(&random)),
      openedOn: CalendarDate("2026-01-01")!.adding(days: .random(in: 0...400, using: &random)),
      annualRate: rate(...2_000_000, &random),
      dayCount: DayCount.allCases.dropFirst().randomElement(using: &random)!,
      interest: LineInterest(
        method: LineInterest.Method.allCases.randomElement(using: &random)!,
        interestFree: LineInterest.InterestFree.allCases.randomElement(using: &random)!,
        bearing: LineInterest.Bearing.allCases.randomElement(using: &random)!),
      cutOffDay: .random(in: 1...31, using: &random),
      daysToPay: .random(in: 1...25, using: &random),
      dueShift: WorkingDayRule.Shift.allCases.randomElement(using: &random)!,
      minimum: MinimumPayment(
        share: rate(...1_000_000, &random),
        of: MinimumPayment.ShareBase.allCases.randomElement(using: &random)!,
        adding: MinimumPayment.Charges.allCases.randomElement(using: &random)!,
        limitShare: rate(...100_000, &random),
        floor: .centavos(.random(in: 0...50_000, using: &random))),
      lateCharge: lateCharge(&random),
      fees: LineFees(
        annual: fee(&random), unusedAnnualRate: rate(...50_000, &random), draw: fee(&random)),
      ivaOnInterest: rate(...160_000, &random), ivaOnFees: rate(...160_000, &random),
      allocation: LineAllocation(
        pastDue: Component.allCases.shuffled(using: &random),
        due: Component.allCases.shuffled(using: &random),
        ahead: Component.allCases.shuffled(using: &random),
        direction: AllocationRule.Direction.allCases.randomElement(using: &random)!,
        draws: DrawKind.allCases.shuffled(using: &random)),
      rounding: Rounding.allCases.randomElement(using: &random)!)
  }

  private static func rate(
    _ range: PartialRangeThrough<Int64>, _ random: inout SeededRandom
  ) -> Rate {
    Rate(millionths: .random(in: 0...range.upperBound, using: &random))
  }

  private static func fee(_ random: inout SeededRandom) -> FeeAmount? {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: .fixed(amount: .centavos(.random(in: 0...40_000, using: &random)))
    case 1: .share(rate: rate(...100_000, &random))
    default: nil
    }
  }

  private static func lateCharge(_ random: inout SeededRandom) -> LateCharge {
    if Int.random(in: 0..<3, using: &random) == 0 {
      return fee(&random).map(LateCharge.fee) ?? .none
    }
    return .moratorio(
      annualRate: rate(...3_000_000, &random),
      on: Moratorio.Base.allCases.randomElement(using: &random)!,
      ordinaryInterest: Moratorio.Beside.allCases.randomElement(using: &random)!)
  }

  private static func event(
    _ index: Int, _ terms: LineTerms, days: Int, _ random: inout SeededRandom
  ) -> LineEvent {
    let limit = terms.limit.minorUnits
    let amount = Money.centavos(.random(in: 1...limit, using: &random))
    let what: LineEvent.What =
      switch Int.random(in: 0..<24, using: &random) {
      case 0: .fee(amount: .centavos(.random(in: 1...30_000, using: &random)))
      case 1: .collectionFee(amount: .centavos(.random(in: 1...30_000, using: &random)))
      case 2: .limitChange(to: amount)
      case 3: .rateChange(annual: rate(...2_000_000, &random), moratorio: nil)
      case 4: .block
      case 5: .unblock
      case 6 where Bool.random(using: &random): .closing
      case 7: .refund(amount: amount)
      case 8 where index > 0: .reversal(of: "e\(Int.random(in: 0..<index, using: &random))")
      case 9...16: .draw(amount: amount, kind: DrawKind.allCases.randomElement(using: &random)!)
      default: .payment(amount: amount)
      }
    return LineEvent(
      id: "e\(index)",
      effectiveOn: terms.openedOn.adding(days: .random(in: 0...days, using: &random)),
      instant: .random(in: 0...3, using: &random), what)
  }
}

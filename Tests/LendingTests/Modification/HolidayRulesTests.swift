import Kernel
import Lending
import Testing

@Suite struct HolidayRulesTests: CountedLoan {
  private let one = PaymentHoliday(installments: 1, interest: .deferred)

  /// Interest that the holiday brought to the last instalment, and that was paid before it came,
  /// is shared between interest and IVA once: no centavo is left of either.
  @Test func thePayoffQuoteClosesALoanWhoseInterestWasPaidBeforeItWasMoved() throws {
    let spread = PaymentHoliday(installments: 1, interest: .spread)
    let account = try loan {
      ($0.disbursedOn, $0.frequency, $0.method) = (CalendarDate("2026-01-02")!, .weekly, .level)
      $0.ivaOnInterest = .percent(16)
      $0.allocation.usual.inAdvance = [.principal, .ordinaryInterest]
      $0.allocation.usual.ahead = .lastInstallment
    }
    .adding(event("p", on: "2026-01-05", .payment(amount: .mxn(2_717))))
    .adding(event("h", on: "2026-01-08", .modification(.paymentHoliday(spread))))
    let on = CalendarDate("2026-01-23")!
    let quote = account.payoffQuote(on: on).total
    let paid = account.adding(event("q", on: "2026-01-23", .payoff(amount: quote))).position(on: on)
    #expect(paid.standing == .paidOff(on: on) && paid.credit.isZero)
  }

  /// A holiday skips what the table asks, and not what an event charged.
  @Test func aChargeOfASkippedInstalmentIsOwedStill() throws {
    let due = CalendarDate("2026-01-31")!
    let account = try loan { ($0.ivaOnFees, $0.installmentFee) = (.zero, .mxn(25)) }
      .adding(event("f", on: "2026-01-13", .charge(amount: .mxn(80), as: .fees, dueOn: due)))
      .adding(event("h", on: "2026-01-20", .modification(.paymentHoliday(one))))
    #expect(account.position(on: due).due == Balance(fees: Part(net: .mxn(80))))
    #expect(account.position(on: due.adding(days: 1)).outstanding.fees.net == .mxn(80))
  }

  /// Due on Friday 30 January, its period ends on the 31st: 10,300 bear 309.00 in the thirty days
  /// after, and the 300 that became principal on Friday bear until Saturday too.
  @Test func interestThatBecomesPrincipalBearsFromThatDay() throws {
    let capitalised = PaymentHoliday(installments: 1, interest: .capitalised)
    let account = try loan {
      $0.method = .equalPrincipal
      $0.workingDays = WorkingDayRule(.previous, movesInterest: false)
    }
    .adding(event("m", on: "2026-01-20", .modification(.paymentHoliday(capitalised))))
    #expect(interest(account)[1] == .centavos(30_930))
  }
}

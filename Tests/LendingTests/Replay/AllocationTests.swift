import Foundation
import Kernel
import Lending
import Testing

@Suite struct AllocationTests {
  /// One month at 60 %: 1,000.00 of principal and 50.00 of interest with 8.00 of IVA.
  static func loan(_ change: (inout LoanTerms) -> Void = { _ in }) throws -> LoanAccount {
    var terms = LoanTerms(
      principal: .mxn(1_000), disbursedOn: CalendarDate("2026-06-01")!, installmentCount: 2,
      frequency: .monthly, method: .flat, annualRate: .percent(60),
      moratorioAnnualRate: .percent(120))
    change(&terms)
    return LoanAccount(schedule: try Schedule(terms, calendar: BusinessCalendar()))
  }

  static func payment(_ centavos: Int64, on date: String, id: String = "p") -> LoanEvent {
    LoanEvent(
      id: id, effectiveOn: CalendarDate(date)!, at: Date(timeIntervalSince1970: 0),
      .payment(amount: .centavos(centavos)))
  }

  @Test func oneHundredAndSixteenPaysOneHundredAndItsSixteen() throws {
    let account = try Self.loan { $0.annualRate = .percent(240) }
    let effect = account.receive(Self.payment(11_600, on: "2026-07-01"), asOf: .init("2026-07-01")!)
    #expect(effect.allocation.ordinaryInterest == Part(net: .mxn(100), iva: .mxn(16)))
    #expect(effect.allocation.total == .mxn(116))
  }

  @Test func manySmallPaymentsEndExact() throws {
    var account = try Self.loan()
    for index in 0..<300 {
      account = account.adding(Self.payment(97, on: "2026-07-01", id: "p\(index)"))
    }
    let paid = account.position(on: CalendarDate("2026-07-01")!)
    #expect(paid.totals.applied.ordinaryInterest == Part(net: .mxn(50), iva: .mxn(8)))
    #expect(paid.totals.applied.principal == .centavos(300 * 97 - 5_800))
  }

  @Test func theOldestInstallmentIsPaidWholeBeforeTheNext() throws {
    let account = try Self.loan()
    let effect = account.receive(
      Self.payment(60_000, on: "2026-08-03"), asOf: CalendarDate("2026-08-03")!)
    // 500 + 50 + 8, and moratorio of 500 at 120 % for 33 days with its IVA: 55 + 8.80.
    let first = effect.lines.filter { $0.installment == 1 }
    #expect(first.reduce(Money.zero) { $0 + $1.part.total } == .centavos(60_000))
    #expect(effect.allocation.moratorio == Part(net: .mxn(55), iva: .centavos(880)))
    #expect(effect.allocation.ordinaryInterest == Part(net: .mxn(50), iva: .mxn(8)))
    #expect(effect.allocation.principal == .centavos(47_820))
  }

  @Test func theContractMayOrderOtherwise() throws {
    let account = try Self.loan {
      $0.allocationOrder = [
        .principal, .ordinaryInterest, .moratorio, .fees, .insurance, .collectionFees,
      ]
    }
    let effect = account.receive(
      Self.payment(50_000, on: "2026-07-20"), asOf: CalendarDate("2026-07-20")!)
    #expect(effect.allocation == Balance(principal: .mxn(500)))
  }

  @Test func moreThanIsDueWaitsAndPaysTheNextOnItsDay() throws {
    let account = try Self.loan().adding(Self.payment(111_600, on: "2026-06-20"))
    let before = account.position(on: CalendarDate("2026-06-30")!)
    #expect(before.credit == .mxn(1_116) && before.totals.applied.total == .zero)
    #expect(account.installments(on: before.on).map(\.state) == [.covered, .covered])
    let after = account.position(on: CalendarDate("2026-07-01")!)
    #expect(after.credit == .mxn(558) && after.daysPastDue == 0)
    let closed = account.position(on: CalendarDate("2026-08-03")!)
    #expect(closed.standing == .paidOff(on: CalendarDate("2026-08-03")!))
  }

  @Test func moratorioRunsFromTheDayAfterTheShiftedDueDateOnPrincipalAlone() throws {
    // 1 August 2026 is a Saturday: the second instalment is due on Monday the 3rd.
    let account = try Self.loan().adding(Self.payment(55_800, on: "2026-07-01"))
    #expect(account.position(on: CalendarDate("2026-08-03")!).outstanding.moratorio.isZero)
    let nextDay = account.position(on: CalendarDate("2026-08-04")!)
    // 500 × 120 % / 360 × 1 = 1.67, and 0.27 of IVA.
    #expect(nextDay.outstanding.moratorio == Part(net: .centavos(167), iva: .centavos(27)))
    #expect(nextDay.daysPastDue == 1 && nextDay.bucket == .days1to7)
  }

  @Test func aBackdatedPaymentTakesAwayTheMoratorioThatNeverWas() throws {
    let account = try Self.loan()
    let late = CalendarDate("2026-07-21")!
    #expect(account.position(on: late).outstanding.moratorio.net == .centavos(3_333))
    let effect = account.receive(Self.payment(55_800, on: "2026-07-01"), asOf: late)
    #expect(effect.after.outstanding.moratorio.isZero && effect.after.daysPastDue == 0)
    #expect(effect.before.daysPastDue == 20)
  }

  @Test func aCollectionFeeIsPaidFirstAndWithItsIVA() throws {
    let fee = LoanEvent(
      id: "fee", effectiveOn: CalendarDate("2026-07-10")!, at: Date(timeIntervalSince1970: 0),
      .collectionFee(amount: .mxn(200)))
    let account = try Self.loan().adding(fee)
    let effect = account.receive(
      Self.payment(10_000, on: "2026-07-10", id: "q"), asOf: CalendarDate("2026-07-10")!)
    #expect(
      effect.allocation.collectionFees == Part(net: .centavos(8_621), iva: .centavos(1_379)))
  }

  @Test func cancellingReturnsWhatWasDisbursedAndNothingElse() throws {
    let account = try Self.loan {
      $0.openingFee = OpeningFee(.share(rate: .percent(5)), settlement: .deducted)
    }
    let on = CalendarDate("2026-06-09")!
    #expect(account.cancellationQuote(on: on) == .mxn(942))
    let event = LoanEvent(
      id: "c", effectiveOn: on, at: Date(timeIntervalSince1970: 0),
      .cancellation(returned: .mxn(942)))
    let effect = account.receive(event, asOf: on)
    #expect(effect.after.standing == .cancelled(on: on))
    #expect(effect.after.outstanding.total == .zero && effect.after.credit == .zero)
    #expect(effect.after.totals.feeReturned == Part(net: .mxn(50), iva: .mxn(8)))
  }

  /// A cancellation whose earlier payment was taken back is a plain payment: the loan goes on with
  /// its interest and its fee, as if nobody had cancelled.
  @Test func aCancellationThatIsNoLongerWholeIsAPayment() throws {
    let account = try Self.loan {
      $0.openingFee = OpeningFee(.share(rate: .percent(5)), settlement: .deducted)
    }
    let on = CalendarDate("2026-06-09")!
    let cancellation = LoanEvent(
      id: "c", effectiveOn: on, at: Date(timeIntervalSince1970: 0),
      .cancellation(returned: .mxn(842)))
    let undoing = LoanEvent(
      id: "r", effectiveOn: CalendarDate("2026-06-05")!, at: Date(timeIntervalSince1970: 0),
      .reversal(of: "p"))
    let cancelled = account.adding(Self.payment(10_000, on: "2026-06-05")).adding(cancellation)
    #expect(cancelled.position(on: on).standing == .cancelled(on: on))
    let later = CalendarDate("2026-07-20")!
    let plain = account.adding(Self.payment(84_200, on: "2026-06-09", id: "c"))
    #expect(cancelled.adding(undoing).position(on: later) == plain.position(on: later))
    let rest = LoanEvent(
      id: "d", effectiveOn: on, at: Date(timeIntervalSince1970: 1),
      .cancellation(returned: .mxn(100)))
    let whole = cancelled.adding(undoing).adding(rest).position(on: later)
    #expect(whole.standing == .cancelled(on: on) && whole.credit.isZero)
  }

  @Test func creditInHandCoversTheNextInstallmentAlsoAfterOneWasPaid() throws {
    let account = try Self.loan().adding(Self.payment(111_600, on: "2026-06-20"))
    let on = CalendarDate("2026-07-02")!
    #expect(account.position(on: on).credit == .mxn(558))
    let states = account.installments(on: on).map(\.state)
    #expect(states == [.paid(on: CalendarDate("2026-07-01")!), .covered])
  }

  @Test func aPositionSaysWhichInstallmentIsTheOldestLate() throws {
    let account = try Self.loan()
    #expect(account.position(on: CalendarDate("2026-07-01")!).oldestPastDue == nil)
    #expect(account.position(on: CalendarDate("2026-09-01")!).oldestPastDue == 1)
    let paid = account.adding(Self.payment(120_000, on: "2026-08-10"))
    #expect(paid.position(on: CalendarDate("2026-09-01")!).oldestPastDue == 2)
  }
}

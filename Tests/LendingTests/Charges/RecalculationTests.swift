import Kernel
import Lending
import Testing

/// Interest that follows principal paid early or late, and cash that is told beforehand.
@Suite struct RecalculationTests {
  private func loan(_ recalculation: Recalculation) throws -> LoanAccount {
    try LatenessGuideTests.loan {
      $0.recalculation = recalculation
      $0.method = .equalPrincipal
      $0.dayCount = .actual360
      $0.moratorioAnnualRate = .zero
      $0.allocation = AllocationPlan(usual: .always(.usual))
      $0.allocation.usual.inAdvance = [.principal]
    }
  }

  private func payment(_ amount: Money, on date: String) -> LoanEvent {
    LoanEvent(
      id: "p", effectiveOn: CalendarDate(date)!, instant: 0, .payment(amount: amount))
  }

  @Test func principalPaidEarlyStopsBearingInterestThatDay() throws {
    let on = CalendarDate("2027-01-30")!
    let paid = try loan(.onEarly).adding(payment(.mxn(2_500), on: "2027-01-30"))
    let table = paid.installments(on: on)
    // 10,000 × 60 % × 15 ÷ 360 = 250.00, and 7,500 for the other 16 days = 200.00.
    #expect(table[0].owed.ordinaryInterest.net == .mxn(450))
    #expect(table[0].unpaid.principal.isZero && table[1].unpaid.principal == .mxn(2_500))
    // Before: 7,500 × 28 days = 350.00, which nothing changes, since it counted on that payment.
    #expect(table[1].owed.ordinaryInterest.net == .mxn(350))
    let plain = try loan(.none).adding(payment(.mxn(2_500), on: "2027-01-30"))
    #expect(plain.installments(on: on)[0].owed.ordinaryInterest.net == .centavos(51_667))
  }

  @Test func principalPaidFarAheadLowersEveryInterestBetween() throws {
    let paid = try loan(.onEarly).adding(payment(.mxn(5_000), on: "2027-01-30"))
    let table = paid.installments(on: CalendarDate("2027-01-30")!)
    // 5,000 bears interest from then on: 250.00 + 133.33, then 28 and 31 days of 5,000 and so on.
    #expect(table[0].owed.ordinaryInterest.net == .centavos(38_333))
    #expect(table[1].owed.ordinaryInterest.net == .centavos(23_333))
    #expect(table[2].owed.ordinaryInterest.net == .centavos(25_833))
  }

  @Test(arguments: [12, 19])
  func aPaymentThatStaysLevelRepaysMoreWhereInterestIsLess(digits: Int) throws {
    let loan = try LatenessGuideTests.loan {
      ($0.recalculation, $0.dayCount) = (.onEarly, .actual360)
      $0.arithmetic = .significantDigits(digits)
      $0.allocation = AllocationPlan(usual: .always(.usual))
      $0.allocation.usual.inAdvance = [.principal]
    }
    let on = CalendarDate("2027-01-30")!
    let before = loan.installments(on: on)
    let after = loan.adding(payment(.mxn(2_000), on: "2027-01-30")).installments(on: on)
    // 10,000 × 60 % × 15 ÷ 360 = 250.00, and 8,000 for the other 16 days = 213.33.
    #expect(after[0].owed.ordinaryInterest.net == .centavos(46_333))
    func level(_ row: InstallmentStanding) -> Money {
      row.owed.principal + row.owed.ordinaryInterest.net
    }
    #expect(after.dropLast().map(level) == before.dropLast().map(level))
    #expect(level(after[3]) < level(before[3]))
    #expect(after.map(\.owed.principal).sum == .mxn(10_000))
    #expect(after.map(\.unpaid.principal).sum == .mxn(8_000))
  }

  @Test func principalPaidLateGoesOnBearingIt() throws {
    let late = try loan(.onEarlyAndLate).position(on: CalendarDate("2027-02-25")!)
    let plain = try loan(.onEarly).position(on: CalendarDate("2027-02-25")!)
    let more = late.outstanding.ordinaryInterest - plain.outstanding.ordinaryInterest
    // 2,500 × 60 % × 10 ÷ 360.
    #expect(more == Part(net: .centavos(4_167), iva: .centavos(667)))
  }

  @Test func interestThatWaitsKeepsWhatItEarnedAtTheOldRate() throws {
    let loan = try LatenessGuideTests.loan {
      ($0.method, $0.dayCount) = (.interestOnly, .actual360)
      $0.grace.interestPayment = 2
    }
    let on = CalendarDate("2027-02-25")!
    let changed = loan.adding(
      LoanEvent(id: "r", effectiveOn: on, instant: 0, .rateChange(to: .percent(36))))
    #expect(changed.position(on: on).outstanding == loan.position(on: on).outstanding)
    // 41 days at 60 %: 683.34 as it is earned evenly; then 18 + 31 days at 36 %: 180.00 + 310.00.
    #expect(changed.installments(on: on)[2].owed.ordinaryInterest.net == .centavos(117_334))
  }

  @Test func theCashToComeIsToldRowByRow() throws {
    let late = try LatenessGuideTests.loan()
    let on = CalendarDate("2027-02-25")!
    let flows = late.projectedFlows(from: on)
    #expect(flows.map(\.installment) == [1, 2, 3, 4])
    #expect(flows[0].on == on.adding(days: 1) && flows[1].on == CalendarDate("2027-03-16")!)
    #expect(flows[0].total == late.position(on: on).due.total)
    let arrears = late.overdueInstallments(on: on)
    #expect(arrears.map(\.daysLate) == [10] && arrears[0].bucket == .days8to30)
    #expect(arrears[0].unpaid.moratorio.net == .centavos(7_734))
    #expect(arrears[0].unpaid.principal == .centavos(232_012))
  }

  @Test func impossibleLatenessIsRefused() throws {
    func field(_ change: (inout LoanTerms) -> Void) -> String? {
      do {
        _ = try LatenessGuideTests.loan(change)
        return nil
      } catch let refused as TermsRefused {
        return refused.field
      } catch {
        return "?"
      }
    }
    let steps = [
      LateFee.Step(daysLate: 5, total: .mxn(50)), LateFee.Step(daysLate: 2, total: .mxn(90)),
    ]
    #expect(field { $0.lateFee = LateFee(.ladder(steps)) } == "lateFee")
    #expect(field { $0.lateFee = LateFee(.ladder([])) } == "lateFee")
    #expect(field { $0.lateFee = LateFee(.share(.percent(101))) } == "lateFee")
    #expect(
      field { $0.lateFee = LateFee(.ladder([steps[0]]), frequency: .daily) } == "lateFee")
    #expect(field { $0.moratorio.graceDays = -1 } == "moratorio")
    #expect(field { $0.moratorio.cap = Rate(millionths: -1) } == "moratorio")
    #expect(field { $0.tolerance.days = -1 } == "tolerance")
    #expect(
      field { $0.punctuality = Punctuality(share: .percent(101), reward: .waived) }
        == "punctuality")
  }
}

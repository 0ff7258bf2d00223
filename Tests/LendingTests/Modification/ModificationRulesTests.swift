import Kernel
import Lending
import Testing

/// Each decision works, refuses, and does the same when it comes twice or late.
@Suite struct ModificationRulesTests {
  private let on = CalendarDate("2027-03-20")!

  private func event(_ id: String, on date: CalendarDate, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: date, instant: 0, what)
  }

  private func modified(_ loan: LoanAccount, _ change: Modification) -> LoanAccount {
    loan.adding(event("m", on: on, .modification(change)))
  }

  @Test func nonsenseIsRefusedByTheFieldThatHasToChange() throws {
    let loan = try LatenessGuideTests.loan()
    func field(_ change: Modification, on date: CalendarDate? = nil) -> String? {
      do throws(TermsRefused) {
        try loan.check(change, on: date ?? on)
        return nil
      } catch {
        return error.field
      }
    }
    let past = [AgreedDate(end: on, dueOn: on, interestDays: 0)]
    #expect(field(.reschedule(NewTerms(dates: past))) == "dates")
    #expect(field(.reschedule(NewTerms(dates: []))) == "dates")
    #expect(field(.reschedule(NewTerms(annualRate: Rate(millionths: -1)))) == "annualRate")
    #expect(field(.reschedule(NewTerms(method: .fixedPayment(.mxn(1))))) == "method")
    #expect(field(.reschedule(NewTerms(grace: Grace(principal: 2)))) == "grace")
    let all = PaymentHoliday(installments: 2, interest: .spread)
    #expect(field(.paymentHoliday(all)) == "installments")
    #expect(field(.topUp(amount: .zero, NewTerms())) == "principal")
    let end = CalendarDate("2027-06-01")!
    #expect(field(.reage(NewTerms()), on: end) == "dates")
    #expect(field(.reamortise, on: end) == "dates")
    #expect(field(.reamortise) == nil && field(.writeOff) == nil && field(.chargeOff) == nil)
  }

  @Test func aLoanThatLeftTheBooksIsNotModifiedAgain() throws {
    let loan = modified(try LatenessGuideTests.loan(), .writeOff)
    #expect(throws: TermsRefused.loanEnded) { try loan.check(.reamortise, on: on) }
    let again = loan.adding(event("n", on: on, .modification(.sale)))
    #expect(again.position(on: on) == loan.position(on: on))
  }

  /// 1,000.00 are owed, and 25.00 of interest with 4.00 of IVA.
  @Test(arguments: [Modification.writeOff, .sale])
  func waitingCreditPaysBeforeALoanLeavesTheBooks(_ end: Modification) throws {
    let date = CalendarDate("2026-06-16")!
    func left(after centavos: Int64) throws -> Position {
      try AllocationTests.loan().adding(AllocationTests.payment(centavos, on: "2026-06-10"))
        .adding(event("m", on: date, .modification(end))).position(on: date)
    }
    let short = try left(after: 300_00)
    #expect(short.totals.writtenOff.total + short.totals.sold.total == .mxn(729))
    #expect(short.totals.applied.total == .mxn(300) && short.credit.isZero)
    let enough = try left(after: 1_100_00)
    #expect(enough.standing == .paidOff(on: date) && enough.credit == .mxn(71))
  }

  @Test func aLoanThatWasSoldIsNotCancelledOnceMore() throws {
    let loan = modified(try LatenessGuideTests.loan(), .sale)
    let event = event("c", on: on.adding(days: 1), .cancellation(returned: .mxn(12_000)))
    let position = loan.adding(event).position(on: on.adding(days: 1))
    #expect(position.standing == .sold(on: on) && position.totals.applied.isZero)
    #expect(position.credit == .mxn(12_000))
  }

  @Test func nothingMoreIsLentOnALoanThatWasCancelled() throws {
    let loan = try LatenessGuideTests.loan()
      .adding(event("c", on: on, .cancellation(returned: .mxn(10_000))))
    let later = on.adding(days: 1)
    let position = loan.adding(event("d", on: later, .drawdown(amount: .mxn(500)))).position(
      on: later)
    #expect(position.outstanding.isZero && position.totals.disbursed == .mxn(10_000))
  }

  /// Twenty instalments of ten would repay two hundred: the first takes nothing, and they end when
  /// the principal does.
  @Test func noInstallmentAsksLessThanNothingWhereTheFirstTakesWhatRoundingLeaves() throws {
    var terms = LoanTerms(
      principal: .mxn(150), disbursedOn: CalendarDate("2027-01-15")!, installmentCount: 3,
      frequency: .monthly, annualRate: .percent(60))
    terms.method = .equalPrincipal
    terms.installmentRounding = InstallmentRounding(
      multiple: .mxn(10), mode: .up, difference: .first)
    let loan = LoanAccount(schedule: try Schedule(terms, calendar: .mexicoBanking))
    let dates = try loan.newDates(after: on, count: 20, calendar: .mexicoBanking)
    let rows = modified(loan, .restructure(capitalising: [], NewTerms(dates: dates)))
      .installments(on: on)
    #expect(rows.allSatisfy { !$0.owed.principal.isNegative })
    #expect(rows.map(\.owed.principal).sum == .mxn(150))
  }

  @Test func theSameEventTwiceIsUndoneByOneReversal() throws {
    let loan = try LatenessGuideTests.loan()
    let undone = modified(loan, .reage(NewTerms())).adding(event("r", on: on, .reversal(of: "m")))
    #expect(undone.position(on: on) == loan.position(on: on))
  }

  @Test func whatIsCollectedAfterACastigoIsARecovery() throws {
    let loan = modified(try LatenessGuideTests.loan(), .writeOff)
    let lost = loan.position(on: on)
    #expect(lost.standing == .writtenOff(on: on) && lost.outstanding.isZero)
    #expect(lost.totals.writtenOff.principal == .mxn(10_000))
    let later = on.adding(days: 90)
    #expect(loan.position(on: later).recoverable == lost.recoverable)
    let effect = loan.receive(event("p", on: later, .payment(amount: .mxn(500))), asOf: later)
    #expect(effect.allocation.total == .mxn(500) && effect.excess.isZero)
    #expect(effect.after.totals.recovered == effect.allocation)
    #expect(effect.after.totals.applied.isZero)
    #expect(effect.after.recoverable.total == lost.recoverable.total - .mxn(500))
  }

  @Test func aPaymentDatedBeforeTheCastigoMakesItSmaller() throws {
    let loan = modified(try LatenessGuideTests.loan(), .writeOff)
    let before = event("p", on: CalendarDate("2027-02-15")!, .payment(amount: .centavos(290_012)))
    let effect = loan.receive(before, asOf: on)
    #expect(effect.after.totals.applied.total == .centavos(290_012))
    #expect(effect.after.totals.writtenOff.principal == .centavos(767_988))
    #expect(effect.after.totals.recovered.isZero)
  }

  @Test func whatIsPaidAfterASaleIsNotOurs() throws {
    let loan = modified(try LatenessGuideTests.loan(), .sale)
    let effect = loan.receive(event("p", on: on, .payment(amount: .mxn(500))), asOf: on)
    #expect(effect.excess == .mxn(500) && effect.lines.isEmpty)
    #expect(effect.after.standing == .sold(on: on) && effect.after.outstanding.isZero)
  }

  @Test func aTransferAndAChargeOffChangeNoFigure() throws {
    let loan = try LatenessGuideTests.loan()
    let branch = Transfer(to: .branch, reference: "Oaxaca centro")
    let noted = modified(loan, .transfer(branch))
      .adding(event("c", on: on, .modification(.chargeOff))).position(on: on)
    #expect(noted.transfers == [branch] && noted.chargedOffOn == on)
    let plain = loan.position(on: on)
    #expect(noted.outstanding == plain.outstanding && noted.totals == plain.totals)
    #expect(noted.standing == .open && noted.daysPastDue == plain.daysPastDue)
  }

  @Test func newDatesFollowTheFrequencyAndTheHolidays() throws {
    let loan = try LatenessGuideTests.loan()
    let dates = try loan.newDates(
      after: on, count: 3, frequency: .quincenal, calendar: .mexicoBanking)
    #expect(dates.map(\.end.description) == ["2027-03-31", "2027-04-15", "2027-04-30"])
    #expect(dates.map(\.interestDays) == [11, 15, 15])
    let further = try loan.furtherDates(2, calendar: .mexicoBanking)
    #expect(further.map(\.end.description) == ["2027-06-15", "2027-07-15"])
    #expect(further.map(\.interestDays) == [30, 30])
    let monthEnd = try LatenessGuideTests.loan { $0.disbursedOn = CalendarDate("2026-10-31")! }
    let later = try monthEnd.furtherDates(1, calendar: .mexicoBanking)
    #expect(later.map(\.end.description) == ["2027-03-31"])
    #expect(throws: TermsRefused.self) {
      try loan.newDates(after: on, count: 0, calendar: .mexicoBanking)
    }
  }

  /// A whole period is one by the contract's dates, wherever a day of rest moves the payment.
  @Test func newDatesThatMoveTheirInterestAreWholePeriods() throws {
    let loan = try LatenessGuideTests.loan {
      $0.workingDays = WorkingDayRule(.next, movesInterest: true)
    }
    let dates = try loan.newDates(
      after: CalendarDate("2027-03-24")!, count: 2, frequency: .monthly, calendar: .mexicoBanking)
    #expect(dates.map(\.end.description) == ["2027-04-26", "2027-05-24"])
    #expect(dates.map(\.interestDays) == [30, 30])
  }

  @Test func aLongerHolidayAsksOnItsFurtherDates() throws {
    let loan = try LatenessGuideTests.loan()
    let early = CalendarDate("2027-01-20")!
    let holiday = PaymentHoliday(
      installments: 1, interest: .deferred,
      further: try loan.furtherDates(1, calendar: .mexicoBanking))
    let rested = loan.adding(event("m", on: early, .modification(.paymentHoliday(holiday))))
    let table = rested.installments(on: early)
    #expect(table.count == 5 && table[0].unpaid.isZero && table[4].dueOn.month == 6)
    #expect(rested.position(on: early).nextDue?.number == 2)
    #expect(rested.position(on: CalendarDate("2027-02-16")!).daysPastDue == 0)
    // The interest of the first month is asked with the second.
    #expect(table[1].owed.ordinaryInterest == Part(net: .mxn(1_000), iva: .mxn(160)))
  }
}

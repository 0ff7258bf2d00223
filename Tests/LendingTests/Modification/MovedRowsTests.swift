import Kernel
import Lending
import Testing

/// What a change of rows may not leave behind: lateness of one that was skipped, disputes of one
/// that owes less, and an order of days that is no longer true.
@Suite struct MovedRowsTests {
  private func event(_ id: String, on date: String, _ what: LoanEvent.What) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  @Test func anInstallmentThatAHolidaySkipsBearsNoMoratorioForTheLoan() throws {
    let loan = try LatenessGuideTests.loan { $0.moratorio.base = .outstandingPrincipal }
    let holiday = PaymentHoliday(installments: 1, interest: .deferred)
    let skipped = loan.adding(
      event("h", on: "2027-01-20", .modification(.paymentHoliday(holiday))))
    let on = CalendarDate("2027-03-10")!
    #expect(skipped.position(on: on).outstanding.moratorio.isZero)
    #expect(skipped.position(on: on).daysPastDue == 0)
  }

  @Test func aDisputeIsOfItsRowWhateverNumberThatComesToHave() throws {
    let dates = [
      AgreedDate(
        end: CalendarDate("2027-03-01")!, dueOn: CalendarDate("2027-03-01")!,
        interestDays: 9)
    ]
    let loan = try LatenessGuideTests.loan()
      .adding(event("d", on: "2027-01-20", .disputeOpened(amount: .mxn(500), installment: 3)))
      .adding(
        event(
          "t", on: "2027-02-20", .modification(.topUp(amount: .mxn(300), NewTerms(dates: dates))))
      )
      .adding(event("c", on: "2027-04-01", .disputeClosed(of: "d")))
    let disputed = loan.position(on: CalendarDate("2027-04-02")!).disputed
    #expect(disputed.isZero)
  }

  @Test func whatAnInstallmentNoLongerOwesIsNotDisputedOfIt() throws {
    let loan = try LatenessGuideTests.loan()
      .adding(event("d", on: "2027-01-20", .disputeOpened(amount: .mxn(2_300), installment: 4)))
      .adding(
        event(
          "p", on: "2027-02-16",
          .prepayment(amount: .mxn(9_000), choosing: .lowerInstallments)))
    let position = loan.position(on: CalendarDate("2027-08-01")!)
    #expect(!position.due.principal.isNegative && !position.disputed.isNegative)
    #expect(position.disputed <= position.outstanding.total)
  }
}

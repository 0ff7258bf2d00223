import Kernel
import Lending
import Testing

@Suite struct LoanEventCheckTests {
  private static func event(
    _ what: LoanEvent.What, on date: String = "2026-06-20", id: String = "e"
  ) -> LoanEvent {
    LoanEvent(id: id, effectiveOn: CalendarDate(date)!, instant: 0, what)
  }

  @Test func whatCannotBeIsRefusedByItsName() throws {
    let loan = try AllocationTests.loan().adding(Self.event(.payment(amount: .mxn(1)), id: "p"))
    let on = CalendarDate("2026-06-20")!
    let refused: [(LoanEvent, LoanEventRefused)] = [
      (Self.event(.payment(amount: .mxn(1)), id: "p"), .idTaken),
      (Self.event(.payment(amount: .mxn(1)), on: "2026-05-31"), .beforeDisbursement),
      (Self.event(.payment(amount: .zero)), .amountOutOfRange),
      (Self.event(.drawdown(amount: LoanTerms.principalMax)), .amountOutOfRange),
      (
        Self.event(.charge(amount: .mxn(1), as: .principal, dueOn: on)), .notACharge(.principal)
      ),
      (
        Self.event(.charge(amount: .mxn(1), as: .fees, dueOn: CalendarDate("2026-05-31")!)),
        .beforeDisbursement
      ),
      (Self.event(.reversal(of: "nobody")), .nothingToReverse),
    ]
    for (event, reason) in refused {
      #expect(throws: reason) { try loan.check(event) }
    }
    try loan.check(Self.event(.reversal(of: "p")))
    try loan.check(Self.event(.drawdown(amount: .mxn(100))))
  }
}

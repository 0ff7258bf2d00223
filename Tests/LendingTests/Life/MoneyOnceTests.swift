import Kernel
import Lending
import Testing

/// Money that came once goes back once, in whatever order it is told.
@Suite struct MoneyOnceTests {
  private static func back(
    _ id: String, _ on: String, _ pesos: Int64, known: String? = nil
  ) -> ToldEvent<ToldChange> {
    LoanLifeTests.told(
      id, on, known: known, ToldChange(.chargeback(amount: .mxn(pesos), of: "p")))
  }

  private static func undo(_ id: String, _ on: String, _ of: String) -> ToldEvent<ToldChange> {
    LoanLifeTests.told(id, on, ToldChange(.reversal(of: of)))
  }

  private static func refund(
    _ id: String, _ on: String, _ pesos: Int64, known: String? = nil
  ) -> ToldEvent<ToldChange> {
    LoanLifeTests.told(id, on, known: known, ToldChange(.refund(amount: .mxn(pesos))))
  }

  private static let paid = LoanLifeTests.paid("p", "2027-02-15", 3_900)

  @Test(arguments: [
    ([back("a", "2027-02-20", 2_000), back("b", "2027-02-21", 2_000)], "events[2].payment.amount"),
    (
      [back("a", "2027-02-21", 2_000), back("b", "2027-02-20", 1_901, known: "2027-02-22")],
      "events[2].payment.amount"
    ),
    ([back("a", "2027-02-10", 1, known: "2027-02-20")], "events[1].on"),
    ([undo("u", "2027-02-16", "p"), back("a", "2027-02-20", 1)], "events[2].payment.of"),
    ([back("a", "2027-02-20", 1), undo("u", "2027-02-21", "p")], "events[2].payment"),
    ([undo("u", "2027-02-20", "p"), undo("v", "2027-02-21", "p")], "events[2].payment"),
    ([refund("a", "2027-02-18", 900), refund("b", "2027-02-19", 900)], "events[2].payment"),
    (
      [refund("a", "2027-02-18", 900), refund("b", "2027-02-17", 900, known: "2027-02-19")],
      "events[2].payment"
    ),
    (
      [refund("a", "2027-02-18", 900), refund("b", "2027-02-17", 100, known: "2027-02-19")],
      "events[2].payment"
    ),
  ])
  func whatWentBackOnceDoesNotGoBackAgain(
    events: [ToldEvent<ToldChange>], field: String
  ) throws {
    let refusal = try #require(throws: LifeRefused.self) {
      try LoanLifeTests.life([Self.paid] + events)
    }
    #expect(refusal.problem.members["field"] == field)
  }

  @Test func whatTheBankTookBackInPartsIsThePayment() throws {
    let events = [
      Self.paid, Self.back("a", "2027-02-20", 2_000),
      Self.back("b", "2027-02-19", 1_900, known: "2027-02-21"),
    ]
    let totals = try LoanLifeTests.life(events).position.totals
    #expect(totals.takenBack == .mxn(3_900) && totals.received == .mxn(3_900))
    #expect(totals.refundedTooMuch.isZero && totals.applied.total.isZero)
  }

  @Test func aReturnThatNeverCountedLeavesThePaymentToBeReturnedOrReversed() throws {
    let undone = [
      Self.paid, Self.back("a", "2027-02-20", 3_900), Self.undo("u", "2027-02-21", "a"),
    ]
    let again = try LoanLifeTests.life(undone + [Self.back("b", "2027-02-22", 3_900)])
    #expect(again.position.totals.takenBack == .mxn(3_900))
    let reversed = try LoanLifeTests.life(undone + [Self.undo("v", "2027-02-22", "p")])
    #expect(reversed.position.totals.received.isZero)
  }

  @Test func creditIsRefundedInPartsOnWhateverDaysItWasThere() throws {
    let events = [
      Self.paid, Self.refund("a", "2027-02-18", 500),
      Self.refund("b", "2027-02-17", 400, known: "2027-02-19"),
    ]
    let totals = try LoanLifeTests.life(events).position.totals
    #expect(totals.refunded == .mxn(900) && totals.refundedTooMuch.isZero)
  }
}

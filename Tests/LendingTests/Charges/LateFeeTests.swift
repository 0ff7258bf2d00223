import Kernel
import Lending
import Testing

/// January's 300.00 of interest are late from 1 February.
@Suite struct LateFeeTests: CountedLoan {
  private static let fees = [
    LateFee(.fixed(.mxn(20)), frequency: .daily),
    LateFee(
      .ladder([
        LateFee.Step(daysLate: 1, total: .mxn(100)), LateFee.Step(daysLate: 10, total: .mxn(400)),
      ])),
  ]

  private func charged(_ fee: LateFee, after events: [LoanEvent] = []) throws -> Money {
    var account = try loan { ($0.lateFee, $0.ivaOnFees) = (fee, .zero) }
    for event in events { account = account.adding(event) }
    return account.position(on: CalendarDate("2026-02-20")!).totals.earned.collectionFees.net
  }

  @Test(arguments: fees)
  func neverMoreThanWhatIsOverdue(_ fee: LateFee) throws {
    #expect(try charged(fee) == .mxn(300))
  }

  /// 334.00 pay the 100.00 that it was by then, and leave 66.00 overdue.
  @Test(arguments: fees)
  func itDoesNotGrowBeyondWhatIsLeftOverdue(_ fee: LateFee) throws {
    let paid = event("p", on: "2026-02-05", .payment(amount: .mxn(334)))
    #expect(try charged(fee, after: [paid]) == .mxn(100))
  }

  /// The bank takes the payment back: 300.00 are overdue again.
  @Test func itGrowsAgainWithThem() throws {
    let paid = event("p", on: "2026-02-05", .payment(amount: .mxn(334)))
    let back = event("c", on: "2026-02-08", .chargeback(amount: .mxn(334), of: "p"))
    #expect(try charged(Self.fees[1], after: [paid, back]) == .mxn(300))
  }

  /// 100.00 were charged when 250.00 of the 300.00 were disputed. The days until the dispute ends
  /// add nothing, and are not charged afterwards.
  @Test func daysThatItCouldNotGrowAreNotChargedLater() throws {
    let fee = LateFee(.fixed(.mxn(20)), frequency: .daily)
    let events = [
      event("d", on: "2026-02-05", .disputeOpened(amount: .mxn(250), installment: 1)),
      event("e", on: "2026-02-18", .disputeClosed(of: "d")),
    ]
    #expect(try charged(fee, after: events) == .mxn(140))
  }

  /// 100.00 of January are overdue, and nothing is asked while they are disputed.
  @Test func daysInWhichNothingWasAskedAreNotLate() throws {
    let fee = LateFee(.fixed(.mxn(10)), frequency: .daily)
    let events = [
      event("p", on: "2026-01-31", .payment(amount: .mxn(200))),
      event("d", on: "2026-02-05", .disputeOpened(amount: .mxn(100), installment: 1)),
      event("c", on: "2026-02-15", .chargeback(amount: .mxn(200), of: "p")),
    ]
    #expect(try charged(fee, after: events) == .mxn(100))
  }

  /// 100.00 are less than the least that is charged for, and 300.00 are not.
  @Test func aFeeOfALeastAmountWaitsForIt() throws {
    let fee = LateFee(.fixed(.mxn(100)), minimumOverdue: .mxn(150))
    let events = [
      event("p", on: "2026-01-31", .payment(amount: .mxn(200))),
      event("c", on: "2026-02-15", .chargeback(amount: .mxn(200), of: "p")),
    ]
    #expect(try charged(fee, after: events) == .mxn(100))
  }
}

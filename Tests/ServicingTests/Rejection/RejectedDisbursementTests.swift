import Kernel
import Lending
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// The bank would not take a loan's money: it is seen, corrected, ordered again, or cancelled.
@Suite struct RejectedDisbursementTests {
  @Test func aRejectedOrderWaitsInTheListAndItsBorrowerHearsOfIt() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      try await bench.fail(id, .rejected)
      #expect(try await bench.loan(id).loan.status == .disbursing)
      #expect(try await bench.run { try await $0.rejections() }.map(\.loan) == [id])
      #expect(try await bench.servicing.client.loanSummary(bench.tenant, id)?.isRejected == true)
      #expect(try await bench.servicing.waitsForAccount(bench.tenant, Cast.lupita))
      #expect(try await !bench.servicing.waitsForAccount(bench.tenant, Cast.beto))
      let messages = try await bench.count(
        """
        SELECT count(*) FROM jobs.event WHERE name = 'channels.message_ordered.v1'
          AND payload->>'template' = 'desembolso-rechazado'
        """)
      #expect(messages >= 1)
    }
  }

  @Test func orderedAgainItIsAnotherOrderAndItsMoneyMakesTheLoanLive() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let rejected = try await bench.loan(id).loan.disbursement
      for _ in 0..<3 { try await bench.orderAgain(id, rejected) }
      #expect(try await bench.ordered() == 2)
      #expect(try await bench.loan(id).loan.disbursement != rejected)
      #expect(try await bench.run { try await $0.rejectionCount() } == 0)
      try await bench.settle(id)
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func twoPeopleWhoOrderItAtOnceOrderItOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let rejected = try await bench.loan(id).loan.disbursement
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { try await bench.orderAgain(id, rejected) } }
        try await group.waitForAll()
      }
      #expect(try await bench.ordered() == 2)
    }
  }

  @Test func whatWasNotRejectedIsNotOrderedAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      let order = try await bench.loan(id).loan.disbursement
      await #expect(throws: OrderAgain.Refused.notRejected(id)) {
        try await bench.orderAgain(id, order)
      }
      await #expect(throws: OrderAgain.Refused.notRejected(id)) {
        try await bench.cancelRejected(id, order)
      }
      #expect(try await bench.ordered() == 1)
    }
  }

  @Test func aCorrectedAccountSendsItAgainByItself() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let other = try await bench.rejected(Cast.beto)
      for _ in 0..<2 { try await bench.accountCorrected() }
      #expect(try await bench.ordered() == 3)
      #expect(try await bench.run { try await $0.rejections() }.map(\.loan) == [other])
      try await bench.fail(id, .rejected)
      #expect(try await bench.run { try await $0.rejectionCount() } == 2, "rejected once more")
    }
  }

  @Test func itIsCancelledWithoutCostWhateverTheDay() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let rejected = try await bench.loan(id).loan.disbursement
      try await bench.close(through: "2026-12-20")
      for _ in 0..<2 { try await bench.cancelRejected(id, rejected) }
      #expect(try await bench.loan(id).loan.status == .disbursing, "the bank has not answered")
      #expect(try await bench.told("payments.disbursement_withdrawn.v1") == 1)
      #expect(try await bench.run { try await $0.rejectionCount() } == 0)
      await #expect(throws: OrderAgain.Refused.notRejected(id)) {
        try await bench.orderAgain(id, rejected)
      }
      for _ in 0..<2 { try await bench.fail(id, .rejected) }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.told("servicing.loan_cancelled.v1") == 1)
      #expect(try await bench.ledgerSums().isEmpty)
      await #expect(throws: OrderAgain.Refused.notRejected(id)) {
        try await bench.orderAgain(id, rejected)
      }
    }
  }

  @Test func anOrderAgainstACancellationLeavesOneOfTheTwo() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let rejected = try await bench.loan(id).loan.disbursement
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask { try? await bench.orderAgain(id, rejected) }
          group.addTask { try? await bench.cancelRejected(id, rejected) }
        }
      }
      let isCancelled = try await bench.loan(id).loan.cancelRequestedOn != nil
      #expect(try await bench.ordered() == (isCancelled ? 1 : 2))
    }
  }

  @Test func itsBorrowerStepsBackOnceTheBankAnswers() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      try await bench.run {
        try await CancelLoan(desk: bench.desk)(
          id, by: .borrower(Cast.lupita), askedOn: ServicingBench.today, in: $0)
      }
      #expect(try await bench.loan(id).loan.status == .disbursing)
      #expect(try await bench.told("payments.disbursement_withdrawn.v1") == 1)
      try await bench.fail(id, .rejected)
      #expect(try await bench.loan(id).loan.status == .cancelled)
    }
  }

  @Test func whoeverAskedToCancelBeforeItWasRejectedIsCancelled() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      try await bench.run {
        try await CancelLoan(desk: bench.desk)(
          id, by: .borrower(Cast.lupita), askedOn: ServicingBench.today, in: $0)
      }
      try await bench.fail(id, .rejected)
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.run { try await $0.rejectionCount() } == 0)
    }
  }

  @Test func whatAPersonDeclinesToPayCancelsTheLoan() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.book()
      for _ in 0..<2 { try await bench.fail(id, .declined) }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.told("servicing.loan_cancelled.v1") == 1)
    }
  }

  @Test func aMemberWhoseDepositIsNoLongerWholeWaitsForIt() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let deposit = bench.payment(.mxn(1_000))
      try await bench.pay(deposit)
      try await bench.reverse(deposit.payment)
      try await bench.fail(id, .rejected)
      #expect(try await bench.loan(id).loan.status == .awaitingDeposit)
    }
  }

  /// The bank answers for the rejected order before its loan waits again.
  @Test func aDepositReversedAfterTheRejectionIsAskedForAgain() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let deposit = bench.payment(.mxn(1_000))
      try await bench.pay(deposit)
      let rejected = try await bench.loan(id).loan.disbursement
      try await bench.fail(id, .rejected)
      try await bench.reverse(deposit.payment)
      await #expect(throws: OrderAgain.Refused.depositMissing(id)) {
        try await bench.orderAgain(id, rejected)
      }
      try await bench.accountCorrected()
      #expect(try await bench.orders() == 1)
      try await bench.fail(id, .rejected, order: rejected)
      #expect(try await bench.loan(id).loan.status == .awaitingDeposit)
      try await bench.pay(bench.payment(.mxn(1_000)))
      #expect(try await bench.orders() == 2)
    }
  }

  @Test func thePagesSayWhatHappenedAndWhatToDo() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let loan = try await bench.loan(id).loan
      let params = ["loan": id.description]
      #expect(
        try await bench.get("/oficina/dispersiones-rechazadas", [:], as: .staff).status == 200)
      let office = try await bench.page("/oficina/creditos/:loan", params)
      #expect(office.contains("El banco rechazó el depósito"))
      #expect(office.contains("/oficina/personas/\(loan.party)/cuenta"))
      let portal = try await bench.portalPage(id)
      #expect(portal.contains("El banco rechazó tu depósito") && portal.contains("/mi-cuenta"))
      #expect(!portal.contains("va en camino"))
      let form = Fields(["rechazada": loan.disbursement.description])
      let sent = try await bench.post(
        "/oficina/creditos/:loan/dispersion/reenvio", params, form, as: .staff)
      #expect(sent.status == 303)
      #expect(try await bench.portalPage(id).contains("va en camino"))
    }
  }
}

/// A disbursement that comes back when its loan has ended.
@Suite struct LateReturnTests {
  @Test func itIsInTheBankAndWaitsForAPersonOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.payOff(id)
      let before = try await bench.ledgerSums()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { try await bench.fail(id, .returned) } }
        try await group.waitForAll()
      }
      #expect(try await bench.loan(id).loan.status == .paidOff)
      let waiting = try await bench.run { try await $0.unplaced() }
      #expect(waiting.map(\.amount) == [.mxn(9_652)] && waiting[0].party == Cast.lupita)
      let after = try await bench.ledgerSums()
      #expect((after["1102"] ?? .zero) - (before["1102"] ?? .zero) == .mxn(9_652))
      #expect((after["2102"] ?? .zero) - (before["2102"] ?? .zero) == .mxn(-9_652))
    }
  }

  @Test func placedByAPersonItIsNotTakenAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.payOff(id)
      try await bench.fail(id, .returned)
      let other = try await bench.activeLoan(amount: .mxn(20_000), installments: 12)
      let payment = try #require(try await bench.run { try await $0.unplaced() }.first).payment
      try await bench.run {
        try await PlacePayment(desk: bench.desk)(
          payment, on: other, by: .system("test"), in: $0)
      }
      try await bench.fail(id, .returned)
      #expect(try await bench.run { try await $0.unplacedCount() } == 0)
    }
  }

  @Test func aLoanThatNeverHadItsMoneyHasNothingToBeGivenBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      try await bench.cancelRejected(id, bench.loan(id).loan.disbursement)
      try await bench.fail(id, .rejected)
      try await bench.fail(id, .returned)
      #expect(try await bench.run { try await $0.unplacedCount() } == 0)
      #expect(try await bench.ledgerSums().isEmpty)
    }
  }
}

/// A cancellation that nobody completed.
@Suite struct LapsedCancellationTests {
  @Test func itIsToldOnceWhenItsTermIsOver() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.run {
        try await CancelLoan(desk: bench.desk)(
          id, by: .borrower(Cast.lupita), askedOn: ServicingBench.today, in: $0)
      }
      // The last day is 4 December.
      try await bench.close(through: "2026-12-04")
      #expect(try await bench.told("servicing.loan_cancellation_lapsed.v1") == 0)
      try await bench.close(through: "2026-12-08")
      #expect(try await bench.told("servicing.loan_cancellation_lapsed.v1") == 1)
      let loan = try await bench.loan(id).loan
      #expect(loan.cancelLapsedOn == CalendarDate("2026-12-05")! && loan.status == .active)
      #expect(try await bench.portalPage(id).contains("Tu cancelación quedó sin efecto"))
    }
  }

  @Test func anOrderThatComesTooLateForGoodIsToldAsLapsed() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.activeLoan()
      try await bench.close(through: "2026-12-08")
      let order = LoanCancellationOrdered(
        loan: id, by: .borrower(Cast.lupita), requestedOn: CalendarDate("2026-12-08")!)
      try await bench.run { try await CancelLoan(desk: bench.desk).ordered(order, in: $0) }
      #expect(try await bench.told("servicing.loan_cancellation_lapsed.v1") == 1)
      #expect(try await bench.loan(id).loan.cancelRequestedOn == nil)
    }
  }
}

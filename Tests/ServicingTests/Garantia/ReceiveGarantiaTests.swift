import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

/// What members leave in deposit before their money is ordered.
@Suite struct ReceiveGarantiaTests {
  @Test func theMoneyIsOrderedOnceTheDepositIsWhole() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      #expect(try await bench.loan(id).loan.status == .awaitingDeposit)
      #expect(try await bench.garantia(id).missing == .mxn(1_000))
      #expect(try await bench.orders() == 0)
      #expect(try await bench.told("payments.collection_account_ordered.v1") == 1)

      try await bench.pay(bench.payment(.mxn(400)))
      #expect(try await bench.loan(id).loan.status == .awaitingDeposit)
      #expect(try await bench.servicing.client.loanSummary(bench.tenant, id)?.due == .mxn(600))
      #expect(try await bench.orders() == 0)

      try await bench.pay(bench.payment(.mxn(600)))
      #expect(try await bench.loan(id).loan.status == .disbursing)
      #expect(try await bench.orders() == 1)
      #expect(try await bench.garantia(id).held == .mxn(1_000))
      #expect(try await bench.deposits() == .mxn(1_000))
    }
  }

  @Test func whatIsMoreThanTheDepositWaitsForAPerson() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(1_500))
      try await bench.pay(payment)
      #expect(try await bench.garantia(id).held == .mxn(1_000))
      let waiting = try await bench.run { try await $0.unplaced() }
      #expect(waiting.map(\.amount) == [.mxn(500)])

      try await bench.settle(id)
      try await bench.run { db in
        try await PlacePayment(desk: bench.desk)(
          payment.payment, on: id, by: .system("test"), in: db)
      }
      #expect(try await bench.loan(id).events.count == 1)
      #expect(try await bench.garantia(id).held == .mxn(1_000))
      #expect(try await bench.ledgerSums()["2102"] == .mxn(1_500), "the receipt is another room's")
    }
  }

  @Test func aDepositHeardTwiceIsOneDeposit() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(400))
      for _ in 0..<3 {
        #expect(try await bench.pay(payment) == .deposited(id))
      }
      #expect(try await bench.garantia(id).held == .mxn(400))
    }
  }

  @Test func tenDepositsAtOnceOrderTheMoneyOnce() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payments = (0..<10).map { _ in bench.payment(.mxn(200)) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for payment in payments + payments { group.addTask { try await bench.pay(payment) } }
        try await group.waitForAll()
      }
      #expect(try await bench.orders() == 1)
      #expect(try await bench.garantia(id).held == .mxn(1_000))
      let waiting = try await bench.run { try await $0.unplaced() }
      #expect(waiting.map(\.amount).sum == .mxn(1_000), "five are more than the deposit")
    }
  }

  @Test func whatIsOwedComesBeforeTheNextLoansDeposit() async throws {
    try await ServicingBench.with("raices") { bench in
      let old = try await bench.guaranteed()
      let new = try await bench.awaiting()
      try await bench.pay(bench.payment(.mxn(100)))
      #expect(try await bench.loan(old).events.count == 1)
      try await bench.pay(bench.payment(.mxn(1_000), to: new))
      #expect(try await bench.loan(new).loan.status == .disbursing)
    }
  }

  @Test func aReversedDepositIsNotHeldAnyMore() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(700))
      try await bench.pay(payment)
      for _ in 0..<2 { try await bench.reverse(payment.payment) }
      #expect(try await bench.garantia(id).held.isZero)
      #expect(try await bench.garantia(id).missing == .mxn(1_000))
      #expect(try await bench.deposits().isZero)
    }
  }

  @Test func aReversalHeardBeforeItsDepositLeavesNothing() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(700))
      try await bench.reverse(payment.payment)
      #expect(try await bench.pay(payment) == .reversedBefore)
      #expect(try await bench.garantia(id).held.isZero)
    }
  }

  @Test func cancellingBeforeTheDepositIsWholeEndsTheLoanAndOwesItBack() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      try await bench.pay(bench.payment(.mxn(400)))
      try await bench.run { db in
        try await CancelLoan(desk: bench.desk)(
          id, by: .borrower(Cast.lupita), askedOn: ServicingBench.today, in: db)
      }
      #expect(try await bench.loan(id).loan.status == .cancelled)
      #expect(try await bench.orders() == 0)
      #expect(try await bench.run { try await $0.garantiasToReturn() } == [id])
    }
  }

  /// Either the loan is cancelled and its money never ordered, or it is ordered and withdrawn.
  @Test func cancellingAgainstTheLastDepositNeverPaysACancelledLoan() async throws {
    try await ServicingBench.with("raices") { bench in
      for party in [Cast.lupita, Cast.beto, Cast.donaMary, Cast.chuy] {
        let id = try await bench.awaiting(party)
        let before = try await bench.orders()
        let payment = bench.payment(.mxn(1_000), by: party)
        async let deposit = bench.pay(payment)
        async let cancel: Void = bench.run { db in
          try await CancelLoan(desk: bench.desk)(
            id, by: .borrower(party), askedOn: ServicingBench.today, in: db)
        }
        _ = try await (deposit, cancel)
        let isOrdered = try await bench.orders() > before
        let status = try await bench.loan(id).loan.status
        #expect(status == (isOrdered ? .disbursing : .cancelled))
        #expect(try await bench.loan(id).loan.cancelRequestedOn != nil)
      }
    }
  }

  @Test func aDepositReversedBeforeTheMoneyLeavesHoldsItBackAndTheLoanWaitsAgain() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(1_000))
      try await bench.pay(payment)
      let first = try await bench.loan(id).loan.disbursement
      for _ in 0..<2 { try await bench.reverse(payment.payment) }
      let withdrawn = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'payments.disbursement_withdrawn.v1'")
      #expect(withdrawn == 1)

      for _ in 0..<2 { try await bench.withdrawn(id, first) }
      let waiting = try await bench.loan(id).loan
      #expect(waiting.status == .awaitingDeposit)
      #expect(waiting.disbursement != first, "an order that is over is not given again")

      try await bench.pay(bench.payment(.mxn(1_000)))
      #expect(try await bench.loan(id).loan.status == .disbursing)
      #expect(try await bench.orders() == 2)
      try await bench.settle(id)
      #expect(try await bench.loan(id).loan.status == .active)
    }
  }

  @Test func whatIsLeftOfADepositMakesNoOtherLoansDeposit() async throws {
    try await ServicingBench.with("raices") { bench in
      _ = try await bench.awaiting()
      let payment = bench.payment(.mxn(1_500))
      try await bench.pay(payment)
      let other = try await bench.awaiting()
      await #expect(throws: PlacePayment.Refused.loanNotOpen(other)) {
        try await bench.run { db in
          try await PlacePayment(desk: bench.desk)(
            payment.payment, on: other, by: .system("test"), in: db)
        }
      }
      #expect(try await bench.run { try await $0.unplaced() }.count == 1)
    }
  }
}

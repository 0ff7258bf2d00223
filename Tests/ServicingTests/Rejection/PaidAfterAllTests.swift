import Foundation
import Kernel
import PaymentsAPI
import ServicingAPI
import TestKit
import Testing

@testable import Servicing

/// The bank rejected a loan's money and a person found out that it was paid all the same.
@Suite struct PaidAfterAllTests {
  @Test func itsLoanIsLiveAndNothingIsOrderedAgain() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let first = try await bench.loan(id).loan.disbursement
      for _ in 0..<2 { try await bench.settled(id, first) }
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.run { try await $0.rejectionCount() } == 0)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
      await #expect(throws: OrderAgain.Refused.notRejected(id)) {
        try await bench.orderAgain(id, first)
      }
      try await bench.accountCorrected()
      #expect(try await bench.ordered() == 1)
    }
  }

  @Test func theOrderThatCameAfterItIsWithdrawn() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let first = try await bench.loan(id).loan.disbursement
      try await bench.orderAgain(id, first)
      let second = try await bench.loan(id).loan.disbursement
      try await bench.settled(id, first)
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.loan(id).loan.disbursement == first)
      #expect(try await bench.told("payments.disbursement_withdrawn.v1") == 1)
      try await bench.fail(id, .withdrawn, order: second)
      #expect(try await bench.loan(id).loan.status == .active)
      #expect(try await bench.ledgerSums() == bench.booksOf([id]))
    }
  }

  @Test func anOrderAgainAtTheSameTimeLeavesALiveLoanAndOneOrder() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let first = try await bench.loan(id).loan.disbursement
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await bench.settled(id, first) }
        for _ in 0..<3 { group.addTask { try? await bench.orderAgain(id, first) } }
      }
      #expect(try await bench.loan(id).loan.status == .active)
      let withdrawn = try await bench.told("payments.disbursement_withdrawn.v1")
      #expect(try await bench.ordered() - withdrawn == 1)
    }
  }

  @Test func whoeverAskedToCancelItStillHasTheMoneyToBringBack() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.rejected()
      let first = try await bench.loan(id).loan.disbursement
      try await bench.cancelRejected(id, first)
      try await bench.settled(id, first)
      let loan = try await bench.loan(id).loan
      #expect(loan.status == .active && loan.cancelRequestedOn != nil)
    }
  }

  @Test func whereTheLoanHadItsMoneyOrWasCancelledItIsOwed() async throws {
    try await ServicingBench.with { bench in
      let cancelled = try await bench.rejected()
      let first = try await bench.loan(cancelled).loan.disbursement
      try await bench.cancelRejected(cancelled, first)
      try await bench.fail(cancelled, .rejected)
      for _ in 0..<2 { try await bench.settled(cancelled, first) }
      #expect(try await bench.loan(cancelled).loan.status == .cancelled)
      #expect(try await bench.ledgerSums() == ["1102": .mxn(-9_652), "1301": .mxn(9_652)])
    }
  }

  @Test func aRefundLeavesTheBooksAndIsNotLeftOver() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.overpaid()
      let act = bench.world.newID()
      try await bench.refund(id, act)
      try await bench.fail(id, .rejected, order: DisbursementID(act), amount: .mxn(200))
      #expect(try await bench.surplus(id).free == .mxn(200))
      for _ in 0..<2 { try await bench.refundSettled(id, act) }
      let surplus = try await bench.surplus(id)
      #expect(surplus.free.isZero && surplus.returning.isZero)
      #expect(try await bench.ledgerSums()["2103"] == nil)
    }
  }

  @Test func aDepositThatWentBackIsNotHeld() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      try await bench.returnFailed(id, act: act, .rejected)
      #expect(try await bench.garantia(id).free == .mxn(1_000))
      for _ in 0..<2 { try await bench.returnSettled(id, act: act) }
      let garantia = try await bench.garantia(id)
      #expect(garantia.free.isZero && garantia.returning.isZero && garantia.held.isZero)
      #expect(try await bench.deposits().isZero)
    }
  }
}

extension ServicingBench {
  fileprivate func settled(_ id: LoanID, _ disbursement: DisbursementID) async throws {
    let settled = DisbursementSettled(
      disbursement: disbursement, loan: id, amount: .mxn(9_652), settledOn: Self.today,
      claveRastreo: "CAUDAL000000000000000000003")
    try await run { try await ActivateLoan(desk: desk)(settled, in: $0) }
  }
}

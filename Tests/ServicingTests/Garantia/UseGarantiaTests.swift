import Foundation
import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// A deposit that pays what is overdue, or goes back when the loan ends.
@Suite struct UseGarantiaTests {
  @Test func aPersonAppliesItToWhatIsOverdue() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.close(through: "2026-12-02")
      let due = try await bench.servicing.client.loanSummary(bench.tenant, id)?.due ?? .zero
      #expect(due.isPositive && due < .mxn(1_000))
      try await bench.applyGarantia(id, act: bench.world.newID())

      #expect(try await bench.garantia(id).held == .mxn(1_000) - due)
      #expect(try await bench.deposits() == .mxn(1_000) - due)
      #expect(try await bench.servicing.client.loanSummary(bench.tenant, id)?.due == .zero)
      let paid = try await bench.run { try await $0.repayments(of: id) }
      #expect(paid.map(\.method) == [.garantia])
      let books = try await bench.booksOf([id])
      #expect(try await bench.ledgerSums()["1201-01"] == books["1201-01"])
    }
  }

  @Test func itIsNotAppliedToALoanThatIsUpToDateNorTwiceByOneAct() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      let act = bench.world.newID()
      await #expect(throws: ApplyGarantia.Refused.notLate(id)) {
        try await bench.applyGarantia(id, act: act)
      }
      try await bench.close(through: "2026-12-02")
      for _ in 0..<3 { try await bench.applyGarantia(id, act: act) }
      #expect(try await bench.run { try await $0.repayments(of: id) }.count == 1)
    }
  }

  @Test func twoPeopleWhoApplyItAtOnceUseItOnce() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.close(through: "2027-01-20")
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          let act = bench.world.newID()
          group.addTask { try? await bench.applyGarantia(id, act: act) }
        }
      }
      #expect(try await bench.garantia(id).held.isZero)
      #expect(try await bench.run { try await $0.repayments(of: id) }.count == 1)
      #expect(try await bench.deposits().isZero)
    }
  }

  @Test func itGoesBackWhenTheLoanEndsByAnOrdinaryDisbursement() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      let act = bench.world.newID()
      await #expect(throws: ReturnGarantia.Refused.loanOpen(id)) {
        try await bench.returnGarantia(id, act: act)
      }
      try await bench.payOff(id)
      let before = try await bench.orders()
      for _ in 0..<2 { try await bench.returnGarantia(id, act: act) }
      #expect(try await bench.orders() == before + 1)
      #expect(try await bench.garantia(id).returning == .mxn(1_000))
      #expect(try await bench.deposits() == .mxn(1_000), "it is ours until it leaves")

      for _ in 0..<2 { try await bench.returnSettled(id, act: act) }
      #expect(try await bench.garantia(id).held.isZero)
      #expect(try await bench.deposits().isZero)
      #expect(try await bench.loan(id).loan.status == .paidOff)
      await #expect(throws: ReturnGarantia.Refused.nothingHeld(id)) {
        try await bench.returnGarantia(id, act: bench.world.newID())
      }
    }
  }

  @Test func twoOrdersAtOnceSendItOnce() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.payOff(id)
      let before = try await bench.orders()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          let act = bench.world.newID()
          group.addTask { try? await bench.returnGarantia(id, act: act) }
        }
      }
      #expect(try await bench.orders() == before + 1)
    }
  }

  @Test(arguments: [DisbursementFailed.Cause.rejected, .withdrawn])
  func aReturnThatDoesNotLeaveIsHeldAgain(_ cause: DisbursementFailed.Cause) async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      for _ in 0..<2 { try await bench.returnFailed(id, act: act, cause) }
      #expect(try await bench.garantia(id).free == .mxn(1_000))
      #expect(try await bench.loan(id).loan.status == .paidOff)
      try await bench.returnGarantia(id, act: bench.world.newID())
    }
  }

  @Test func aReturnThatTheBankGivesBackIsInTheBooksAgain() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      try await bench.returnSettled(id, act: act)
      for _ in 0..<2 { try await bench.returnFailed(id, act: act, .returned) }
      #expect(try await bench.garantia(id).free == .mxn(1_000))
      #expect(try await bench.deposits() == .mxn(1_000))
    }
  }

  @Test func aDepositReversedAfterItWentBackIsOwedByTheBorrower() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(1_000))
      try await bench.pay(payment)
      try await bench.settle(id)
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      try await bench.returnSettled(id, act: act)
      try await bench.reverse(payment.payment)
      #expect(try await bench.deposits().isZero)
      #expect(try await bench.ledgerSums()["1301"] == .mxn(1_000))
    }
  }

  @Test func aDepositReversedOnItsWayBackIsNotFreeWhenItFails() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.awaiting()
      let payment = bench.payment(.mxn(1_000))
      try await bench.pay(payment)
      try await bench.settle(id)
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      try await bench.reverse(payment.payment)
      #expect(try await bench.ledgerSums()["1301"] == .mxn(1_000))

      for _ in 0..<2 { try await bench.returnFailed(id, act: act, .rejected) }
      #expect(try await bench.garantia(id).free.isZero)
      #expect(try await bench.deposits().isZero)
      #expect(try await bench.ledgerSums()["1301"] ?? .zero == .zero)
      #expect(try await bench.run { try await $0.garantiasToReturn() }.isEmpty)
    }
  }

  @Test func theBorrowerHearsThatTheirDepositWasUsed() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.close(through: "2026-12-02")
      let act = bench.world.newID()
      for _ in 0..<2 { try await bench.applyGarantia(id, act: act) }
      let told = try await bench.count(
        """
        SELECT count(*) FROM jobs.event
        WHERE name = 'channels.message_ordered.v1' AND payload->>'template' = 'garantia-aplicada'
        """)
      #expect(told == 1)
    }
  }

  @Test func thePagesSayWhatIsHeldWhatIsMissingAndWhatCanBeDone() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      let loan = ["loan": id.description]
      let office = try await bench.page("/oficina/creditos/:loan", loan)
      #expect(office.contains("Garantía líquida"))
      #expect(office.contains("$1,000.00"))
      #expect(try await bench.get("/mi-credito/:loan", loan, as: .lupita).status == 200)
      let waiting = try await bench.awaiting(Cast.beto)
      let asked = try await bench.page("/oficina/creditos/:loan", ["loan": waiting.description])
      #expect(asked.contains("El desembolso espera"))
      try await bench.payOff(id)
      #expect(try await bench.get("/oficina/garantias", [:], as: .staff).status == 200)
      let form = Fields(["acto": bench.world.newID().uuidString])
      let sent = try await bench.post(
        "/oficina/creditos/:loan/garantia/devolucion", loan, form, as: .staff)
      #expect(sent.status == 303)
      #expect(try await bench.garantia(id).returning == .mxn(1_000))
    }
  }
}

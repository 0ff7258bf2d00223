import Kernel
import PaymentsAPI
import Postgres
import ServicingAPI
import TestKit
import Testing
import Web

@testable import Servicing

/// What the bank would not give back to a borrower goes out again to the account that they correct.
@Suite struct ReturnAgainTests {
  @Test func aRefundThatTheBankRefusedGoesToTheCorrectedAccountOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.refused(.rejected)
      #expect(try await bench.waits())
      #expect(try await bench.portalPage(id).contains("/mi-cuenta"))
      for _ in 0..<2 { try await bench.accountCorrected() }
      #expect(try await bench.orders() == 3)
      #expect(try await bench.surplus(id).returning == .mxn(200))
      #expect(try await bench.run { try await $0.refundsToMake() }.isEmpty)
      #expect(try await !bench.waits())
      #expect(try await !bench.portalPage(id).contains("/mi-cuenta"))
    }
  }

  @Test func aDepositThatTheBankRefusedGoesToTheCorrectedAccountOnce() async throws {
    try await ServicingBench.with("raices") { bench in
      let id = try await bench.guaranteed()
      try await bench.payOff(id)
      let act = bench.world.newID()
      try await bench.returnGarantia(id, act: act)
      let ordered = try await bench.orders()
      for _ in 0..<2 { try await bench.returnFailed(id, act: act, .rejected) }
      #expect(try await bench.toldOfARefusedReturn() == 1)
      #expect(try await bench.waits())
      for _ in 0..<2 { try await bench.accountCorrected() }
      #expect(try await bench.orders() == ordered + 1)
      #expect(try await bench.garantia(id).returning == .mxn(1_000))
      #expect(try await !bench.waits())
    }
  }

  @Test(arguments: [DisbursementFailed.Cause.rejected, .returned])
  func itsBorrowerIsWrittenToOnce(_ cause: DisbursementFailed.Cause) async throws {
    try await ServicingBench.with { bench in
      _ = try await bench.refused(cause)
      #expect(try await bench.toldOfARefusedReturn() == 1)
    }
  }

  @Test(arguments: [DisbursementFailed.Cause.withdrawn, .declined])
  func whatTheBankDidNotRefuseAsksForNoOtherAccount(
    _ cause: DisbursementFailed.Cause
  ) async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.refused(cause)
      #expect(try await !bench.waits())
      #expect(try await !bench.portalPage(id).contains("/mi-cuenta"))
      #expect(try await bench.toldOfARefusedReturn() == 0)
      try await bench.accountCorrected()
      #expect(try await bench.orders() == 2, "a person looks at it and orders it")
      #expect(try await bench.run { try await $0.refundsToMake() } == [id])
    }
  }

  @Test func twoCorrectionsAtOnceSendItOnce() async throws {
    try await ServicingBench.with { bench in
      let id = try await bench.refused(.rejected)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await bench.accountCorrected() } }
        try await group.waitForAll()
      }
      #expect(try await bench.orders() == 3)
      #expect(try await bench.surplus(id).returning == .mxn(200))
    }
  }

  @Test func anotherPersonsAccountSendsNothing() async throws {
    try await ServicingBench.with { bench in
      _ = try await bench.refused(.rejected)
      try await bench.accountCorrected(Cast.beto)
      #expect(try await bench.orders() == 2)
      #expect(try await bench.waits())
    }
  }
}

extension ServicingBench {
  /// A surplus that was ordered back and did not arrive.
  fileprivate func refused(_ cause: DisbursementFailed.Cause) async throws -> LoanID {
    let (id, act) = (try await overpaid(), world.newID())
    try await refund(id, act)
    if cause == .returned { try await refundSettled(id, act) }
    for _ in 0..<2 {
      try await fail(id, cause, order: DisbursementID(act), amount: .mxn(200))
    }
    return id
  }

  fileprivate func waits() async throws -> Bool {
    try await servicing.waitsForAccount(tenant, Cast.lupita)
  }

  fileprivate func toldOfARefusedReturn() async throws -> Int {
    try await count(
      """
      SELECT count(*) FROM jobs.event WHERE name = 'channels.message_ordered.v1'
        AND payload->>'template' = 'devolucion-rechazada'
      """)
  }
}

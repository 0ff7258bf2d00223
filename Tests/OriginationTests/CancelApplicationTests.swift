import DecisioningAPI
import Kernel
import OriginationAPI
import Postgres
import ServicingAPI
import SignatureAPI
import TestKit
import Testing

@testable import Origination

struct CancelApplicationTests {
  private let told = Circumstances(
    actor: .borrower(Cast.lupita), address: "203.0.113.7", device: "Chrome/120")

  @Test func cancellingBeforeTheContractIsThereIsNoFault() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      #expect(approved.status == .approved)
      for _ in 0..<2 {
        let cancelled = try await bench.cancel()(
          approved.id, party: approved.party, in: bench.tenant, told)
        #expect(cancelled.status == .cancelled)
      }
      let orders = try await bench.told(ContractWithdrawalOrdered.self)
      #expect(orders == [.init(contract: approved.contract, by: .borrower(Cast.lupita))])
    }
  }

  @Test func whatHadNoContractWithdrawsNone() async throws {
    try await OriginationBench.with { bench in
      let draft = try await bench.answered()
      _ = try await bench.cancel()(draft.id, party: draft.party, in: bench.tenant, told)
      #expect(try await bench.told(ContractWithdrawalOrdered.self).isEmpty)
    }
  }

  @Test func aContractDrawnWhileItsApplicationWasCancelledIsWithdrawn() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      let signature = FakeSignature()
      let client = signature.client {
        _ = try await bench.cancel()(
          approved.id, party: approved.party, in: bench.tenant, told)
      }
      try await bench.prepare(client)(approved.id, in: bench.tenant)
      #expect(signature.state(approved.contract) == .prepared)
      let orders = try await bench.told(ContractWithdrawalOrdered.self)
      #expect(orders.last == .init(contract: approved.contract, by: .system("origination")))
      #expect(orders.count == 2)
    }
  }

  @Test func aPreparationThatDidNotComeToTheEndIsMadeUpFor() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      _ = try await bench.cancel()(approved.id, party: approved.party, in: bench.tenant, told)
      let signature = FakeSignature()
      try await bench.prepare(signature.client())(approved.id, in: bench.tenant)
      #expect(signature.state(approved.contract) == nil)
      #expect(try await bench.told(ContractWithdrawalOrdered.self).count == 2)
    }
  }

  @Test func aSignatureOfACancelledApplicationOrdersNoLoanAndIsNoFault() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      _ = try await bench.cancel()(approved.id, party: approved.party, in: bench.tenant, told)
      try await bench.sign(approved)
      #expect(try await bench.told(LoanOrdered.self).isEmpty)
      #expect(try await bench.application(approved.id).status == .cancelled)
    }
  }

  @Test func signingAndCancellingAtOnceMakeALoanOrAWithdrawal() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      let signature = FakeSignature()
      signature.set(approved.contract, .signed)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await bench.sign(approved) }
        group.addTask {
          _ = try await bench.cancel(signature)(
            approved.id, party: approved.party, in: bench.tenant, told)
        }
        try await group.waitForAll()
      }
      let loans = try await bench.told(LoanOrdered.self).count
      let withdrawals = try await bench.told(ContractWithdrawalOrdered.self).count
      #expect(loans + withdrawals == 1)
      // Where the loan came first, the cancellation was asked of the contract.
      #expect((signature.state(approved.contract) == .cancelling) == (loans == 1))
    }
  }

  @Test func theCancellationOfAContractReachesItsLoanAndComesBack() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      let asked = bench.requested(approved)
      await #expect(throws: CarryCancellation.SignatureStillUnheard.self) {
        try await bench.hear { try await bench.carry.requested(asked, in: $0) }
      }
      try await bench.sign(approved)
      try await bench.hear { try await bench.carry.requested(asked, in: $0) }
      #expect(try await bench.told(LoanCancellationOrdered.self).map(\.loan) == [approved.loan])
      #expect(try await bench.application(approved.id).status == .signed)

      let ended = LoanCancelled(
        loan: approved.loan, party: approved.party, cancelledOn: CalendarDate("2026-11-24")!)
      for _ in 0..<2 {
        try await bench.hear { try await bench.carry.cancelled(ended, in: $0) }
      }
      #expect(try await bench.application(approved.id).status == .cancelled)
      let outcomes = try await bench.told(ContractCancellationEnded.self).map(\.outcome)
      #expect(Set(outcomes) == [.cancelled])
    }
  }

  @Test func aLapsedCancellationLeavesTheApplicationSigned() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      try await bench.sign(approved)
      let lapsed = LoanCancellationLapsed(
        loan: approved.loan, party: approved.party, lapsedOn: CalendarDate("2026-12-07")!)
      try await bench.hear { try await bench.carry.lapsed(lapsed, in: $0) }
      #expect(try await bench.application(approved.id).status == .signed)
      let told = try await bench.told(ContractCancellationEnded.self)
      #expect(told == [.init(contract: approved.contract, outcome: .lapsed)])
    }
  }

  @Test func aCancelledLoanThatIsOwedAgainTakesItsApplicationWithIt() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      try await bench.sign(approved)
      let on = CalendarDate("2026-11-24")!
      try await bench.hear {
        try await bench.carry.cancelled(
          .init(loan: approved.loan, party: approved.party, cancelledOn: on), in: $0)
      }
      for _ in 0..<2 {
        try await bench.hear {
          try await bench.carry.lapsed(
            .init(loan: approved.loan, party: approved.party, lapsedOn: on), in: $0)
        }
      }
      #expect(try await bench.application(approved.id).status == .signed)
      let told = try await bench.told(ContractCancellationEnded.self).map(\.outcome)
      #expect(told == [.cancelled, .lapsed, .lapsed])
    }
  }

  @Test func aContractOfNoLoanIsCancelledAtOnce() async throws {
    try await OriginationBench.with { bench in
      let approved = try await bench.sent(.mxn(5_000), .approved)
      _ = try await bench.cancel()(approved.id, party: approved.party, in: bench.tenant, told)
      try await bench.hear {
        try await bench.carry.requested(bench.requested(approved), in: $0)
      }
      #expect(try await bench.told(LoanCancellationOrdered.self).isEmpty)
      #expect(try await bench.told(ContractCancellationEnded.self).map(\.outcome) == [.cancelled])
    }
  }
}

extension OriginationBench {
  fileprivate func hear(_ act: @Sendable (Transaction) async throws -> Void) async throws {
    try await database.transaction(for: tenant) { db in try await act(db) }
  }

  fileprivate func sign(_ application: Application) async throws {
    let signed = ContractSigned(
      contract: application.contract, application: application.id, party: application.party,
      signedAt: TestWorld.start, signedOn: CalendarDate("2026-11-20")!)
    try await hear { try await order(signed, in: $0) }
  }

  fileprivate func requested(_ application: Application) -> ContractCancellationRequested {
    ContractCancellationRequested(
      contract: application.contract, application: application.id, loan: application.loan,
      party: application.party, by: .borrower(application.party),
      requestedAt: TestWorld.start, requestedOn: CalendarDate("2026-11-20")!)
  }
}

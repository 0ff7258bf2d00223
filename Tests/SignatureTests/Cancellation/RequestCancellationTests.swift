import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import Tenancy
import TestKit
import Testing

@testable import Signature

struct RequestCancellationTests {
  @Test func askingIsNotBeingCancelledAndSealsNothing() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.requestCancellation(of: try await bench.signed())
      #expect(contract.state == .cancelling)
      let copy = try await bench.file(of: contract) { try await $0.copy(.cancelacion) }
      #expect(copy == nil)
      let told = try await bench.count(
        """
        SELECT count(*) FROM jobs.event
        WHERE name = 'signature.contract_cancellation_requested.v1'
        """)
      #expect(told == 1)
      let finding = try await bench.file(of: contract) { try await VerifyEvidence()(contract, $0) }
      #expect(finding == .intact)
    }
  }

  @Test func theConstanciaIsSealedOnceItsLoanIsCancelled() async throws {
    try await SignatureBench.with { bench in
      let asked = try await bench.requestCancellation(of: try await bench.signed())
      for _ in 0..<2 {
        let contract = try await bench.ended(asked, .cancelled)
        #expect(contract.state == .cancelled)
      }
      let copy = try await bench.file(of: asked) { try await $0.copy(.cancelacion) }
      let html = try #require(copy).html
      #expect(html.contains("SOL-TEST1-C"))
      #expect(html.contains("El dinero del crédito no se entregó"))
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_cancelled.v1'")
      #expect(told == 1)
    }
  }

  @Test func moneyThatCameBackIsNotMoneyThatNeverLeft() async throws {
    try await SignatureBench.with { bench in
      let asked = try await bench.requestCancellation(of: try await bench.signed())
      bench.phone.paidOut(.mxn(9_652))
      _ = try await bench.ended(asked, .cancelled)
      let copy = try await bench.file(of: asked) { try await $0.copy(.cancelacion) }
      let html = try #require(copy).html
      #expect(html.contains("$9,652.00"))
      #expect(!html.contains("no se entregó"))
    }
  }

  @Test func aCancellationThatLapsesLeavesTheContractSigned() async throws {
    try await SignatureBench.with { bench in
      let asked = try await bench.requestCancellation(of: try await bench.signed())
      for _ in 0..<2 {
        #expect(try await bench.ended(asked, .lapsed).state == .signed)
      }
      let kinds = try await bench.file(of: asked) { try await $0.happenings().map(\.kind) }
      #expect(kinds.last == .cancellationLapsed)
      #expect(kinds.count { $0 == .cancellationLapsed } == 1)
      #expect(try await bench.signature.papers(of: asked.id, for: bench.tenant).isEmpty == false)
    }
  }

  /// What had come back was taken back: somebody else's deposit, a bank's return.
  @Test func aCancellationThatIsUndoneLeavesTheContractSignedAndMayBeAskedAgain() async throws {
    try await SignatureBench.with { bench in
      let asked = try await bench.requestCancellation(of: try await bench.signed())
      _ = try await bench.ended(asked, .cancelled)
      for _ in 0..<2 {
        #expect(try await bench.ended(asked, .lapsed).state == .signed)
      }
      #expect(try await bench.requestCancellation(of: asked).state == .cancelling)
      #expect(try await bench.count("SELECT count(*) FROM signature.cancellation") == 1)
    }
  }

  @Test func nothingIsLeftToCancelOfALoanThatWasPaid() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      bench.phone.payOff()
      await #expect(throws: RequestCancellation.Refused.paidOff) {
        try await bench.requestCancellation(of: signed)
      }
      #expect(try await bench.contract(signed.id).state == .signed)
    }
  }

  @Test func theRequestKeepsWhenceItCame() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let asked = try await bench.signature.client.cancel(
        bench.tenant, signed.id, bench.circumstances())
      #expect(asked.state == .cancelling)
      let last = try await bench.file(of: signed) { try await $0.happenings().last }
      #expect(last?.facts.address == "203.0.113.7")
      #expect(last?.facts.device == "Chrome/120")
    }
  }

  @Test func afterTheTenthDayItIsRefused() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let calendar = try bench.desk.tenants.calendar(bench.tenant)
      let last = try #require(signed.cancelThrough(calendar))
      #expect(last == calendar.adding(workingDays: 10, to: SignatureBench.today))
      let before = try await bench.signature.client.contract(bench.tenant, signed.id)
      #expect(before?.cancellableThrough == last)
      var date = SignatureBench.today
      while date <= last {
        let next = date.adding(days: 1)
        try await bench.database.transaction(for: bench.tenant) { [date] db in
          try await bench.desk.tenants.advanceBusinessDate(from: date, to: next, in: db)
        }
        date = next
      }
      await #expect(throws: RequestCancellation.Refused.termOver(last: last)) {
        try await bench.requestCancellation(of: signed)
      }
      #expect(try await bench.contract(signed.id).state == .signed)
      let after = try await bench.signature.client.contract(bench.tenant, signed.id)
      #expect(after?.cancellableThrough == nil)
    }
  }

  @Test func whatNobodySignedIsNotCancelled() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      await #expect(
        throws: Contract.IllegalTransition(state: .prepared, event: .requestCancellation)
      ) {
        try await bench.requestCancellation(of: contract)
      }
    }
  }

  @Test func askingTwiceOrAtOnceIsAskingOnce() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let states = try await withThrowingTaskGroup(of: Contract.State.self) { group in
        for _ in 0..<6 {
          group.addTask { try await bench.requestCancellation(of: signed).state }
        }
        return try await group.reduce(into: Set<Contract.State>()) { $0.insert($1) }
      }
      #expect(states == [.cancelling])
      #expect(try await bench.count("SELECT count(*) FROM signature.cancellation") == 1)
      let told = try await bench.count(
        """
        SELECT count(*) FROM jobs.event
        WHERE name = 'signature.contract_cancellation_requested.v1'
        """)
      #expect(told == 1)
    }
  }
}

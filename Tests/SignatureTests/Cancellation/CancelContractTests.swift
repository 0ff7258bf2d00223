import Documents
import Foundation
import Kernel
import Postgres
import SignatureAPI
import Tenancy
import TestKit
import Testing

@testable import Signature

struct CancelContractTests {
  @Test func withinTenBusinessDaysItCostsNothingAndLeavesAConstancia() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let contract = try await CancelContract(desk: bench.desk)(
        signed.id, of: bench.tenant, bench.circumstances())
      #expect(contract.state == .cancelled)
      let copy = try await bench.file(of: contract) { try await $0.copy(.cancelacion) }
      let html = try #require(copy).html
      #expect(html.contains("SOL-TEST1-C"))
      #expect(html.contains("El dinero del crédito no se entregó"))
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_cancelled.v1'")
      #expect(told == 1)
      let finding = try await bench.file(of: contract) { try await VerifyEvidence()(contract, $0) }
      #expect(finding == .intact)
    }
  }

  @Test func afterTheTenthDayItIsRefused() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let calendar = try bench.desk.tenants.calendar(bench.tenant)
      let last = try #require(signed.cancelThrough(calendar))
      #expect(last == calendar.adding(workingDays: 10, to: SignatureBench.today))
      var date = SignatureBench.today
      while date <= last {
        let next = date.adding(days: 1)
        try await bench.database.transaction(for: bench.tenant) { [date] db in
          try await bench.desk.tenants.advanceBusinessDate(from: date, to: next, in: db)
        }
        date = next
      }
      await #expect(throws: CancelContract.Refused.termOver(last: last)) {
        try await CancelContract(desk: bench.desk)(
          signed.id, of: bench.tenant, bench.circumstances())
      }
      #expect(try await bench.contract(signed.id).state == .signed)
    }
  }

  @Test func whatNobodySignedIsNotCancelled() async throws {
    try await SignatureBench.with { bench in
      let contract = try await bench.prepared()
      await #expect(throws: Contract.IllegalTransition(state: .prepared, event: .cancel)) {
        try await CancelContract(desk: bench.desk)(
          contract.id, of: bench.tenant, bench.circumstances())
      }
    }
  }

  @Test func cancellingTwiceOrAtOnceIsCancellingOnce() async throws {
    try await SignatureBench.with { bench in
      let signed = try await bench.signed()
      let states = try await withThrowingTaskGroup(of: Contract.State.self) { group in
        for _ in 0..<6 {
          group.addTask {
            try await CancelContract(desk: bench.desk)(
              signed.id, of: bench.tenant, bench.circumstances()
            ).state
          }
        }
        return try await group.reduce(into: Set<Contract.State>()) { $0.insert($1) }
      }
      #expect(states == [.cancelled])
      #expect(try await bench.count("SELECT count(*) FROM signature.cancellation") == 1)
      let told = try await bench.count(
        "SELECT count(*) FROM jobs.event WHERE name = 'signature.contract_cancelled.v1'")
      #expect(told == 1)
    }
  }
}

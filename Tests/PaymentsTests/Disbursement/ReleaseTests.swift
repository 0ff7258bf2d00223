import Jobs
import Kernel
import PaymentsAPI
import Postgres
import TestKit
import Testing

@testable import Payments

@Suite struct ReleaseTests {
  private let oficial = Kernel.Actor.system("oficial")

  /// An order that the lists hold.
  private func held(_ bench: PaymentsBench) async throws -> DisbursementID {
    bench.people.block(Cast.chuy)
    let id = try await bench.order(to: Cast.chuy)
    try await bench.worker.drain()
    return id
  }

  @Test func releasedByManyAtOnceItIsPaidOnce() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await held(bench)
      bench.people.clear(Cast.chuy)
      await withTaskGroup(of: Void.self) { group in
        for _ in 1...8 {
          group.addTask { try? await bench.acts.release(id, by: oficial, of: bench.tenant) }
        }
      }
      try await bench.worker.drain(hands: 4)
      #expect(bench.bank.accepted.count == 1)
      #expect(try await bench.state(id)?.name == .submitted)
    }
  }

  @Test func oneThatIsDeclinedIsToldAndNeverPaid() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await held(bench)
      try await bench.acts.release.decline(
        id, because: "Es la persona de la lista", by: oficial, of: bench.tenant)
      await #expect(throws: ReleaseDisbursement.Refused.notHeld(id)) {
        try await bench.acts.release.decline(
          id, because: "Otra vez", by: oficial, of: bench.tenant)
      }
      await #expect(throws: ReleaseDisbursement.Refused.notHeld(id)) {
        try await bench.acts.release(id, by: oficial, of: bench.tenant)
      }
      try await bench.worker.drain()
      #expect(bench.told.failed.map(\.code) == ["detenida"])
      #expect(bench.told.failed.map(\.cause) == [.declined])
      #expect(bench.bank.submissions == 0)
    }
  }

  @Test func releasedAndDeclinedAtOnceOnlyOneIsTrue() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let id = try await held(bench)
      bench.people.clear(Cast.chuy)
      await withTaskGroup(of: Void.self) { group in
        group.addTask { try? await bench.acts.release(id, by: oficial, of: bench.tenant) }
        group.addTask {
          try? await bench.acts.release.decline(
            id, because: "No", by: oficial, of: bench.tenant)
        }
      }
      try await bench.worker.drain()
      #expect(bench.bank.accepted.count + bench.told.failed.count == 1)
    }
  }

  @Test func oneThatIsNotThereIsNotReleased() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let nobody = DisbursementIDs.id(9)
      await #expect(throws: ReleaseDisbursement.Refused.unknown(nobody)) {
        try await bench.acts.release(nobody, by: oficial, of: bench.tenant)
      }
      await #expect(throws: ReleaseDisbursement.Refused.unknown(nobody)) {
        try await bench.acts.release.decline(nobody, because: "x", by: oficial, of: bench.tenant)
      }
    }
  }

  @Test func anOrderForNothingIsRefused() async throws {
    try await TestDatabase.with { database in
      let bench = try await PaymentsBench(database)
      let order = DisbursementOrdered(
        disbursement: DisbursementIDs.id(1), loan: bench.clock.world.newID(LoanID.self),
        party: Cast.lupita, amount: .zero)
      await #expect(throws: Hopeless.self) {
        try await database.transaction(for: bench.tenant) { db in
          try await bench.acts.request(order, in: db)
        }
      }
      #expect(try await bench.state(order.disbursement) == nil)
    }
  }
}

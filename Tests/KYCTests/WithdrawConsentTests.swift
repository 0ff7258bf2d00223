import Audit
import ChannelsAPI
import Foundation
import KYCAPI
import Kernel
import Postgres
import TestKit
import Testing
import Vault

@testable import KYC

/// Who asks for silence withdraws the marketing consent, and no other.
@Suite struct WithdrawConsentTests {
  private static let given = Date(timeIntervalSince1970: 1_795_000_000)
  private static let later = given.addingTimeInterval(60)

  @Test func theMarketingConsentIsTakenBackByARowAfterIt() async throws {
    try await with { bench in
      try await bench.consent(.mercadotecnia, true)
      try await bench.consent(.datosFinancieros, true)
      for _ in 0..<2 { try await bench.optOut() }
      let kept = try await bench.consents()
      #expect(kept.count == 3)
      let last = kept.last
      #expect(last?.purpose == .mercadotecnia && last?.isGranted == false)
      #expect(last?.textHash == kept.first?.textHash && last?.channel == "message")
      let acts = try await bench.audit.acts(on: Cast.lupita.description, in: bench.tenant)
      #expect(acts.filter { $0.verb == "consent.withdrawn" }.count == 1)
    }
  }

  @Test func theOfficeDoesItForWhoeverAsksThere() async throws {
    try await with { bench in
      try await bench.consent(.mercadotecnia, true)
      try await bench.optOut(by: .staff(bench.clock.world.newID(StaffID.self)))
      #expect(try await bench.consents().last?.channel == "branch")
    }
  }

  @Test func whereNoneWasGivenNothingIsTakenBack() async throws {
    try await with { bench in
      try await bench.optOut()
      #expect(try await bench.consents().isEmpty)
      try await bench.consent(.mercadotecnia, false)
      try await bench.consent(.avisoDePrivacidad, true)
      try await bench.optOut()
      #expect(try await bench.consents().count == 2)
    }
  }

  @Test func oneGivenSinceStays() async throws {
    try await with { bench in
      try await bench.consent(.mercadotecnia, true, at: Self.later.addingTimeInterval(1))
      try await bench.optOut()
      #expect(try await bench.consents().last?.isGranted == true)
    }
  }

  @Test func twoAtOnceTakeItBackOnce() async throws {
    try await with { bench in
      try await bench.consent(.mercadotecnia, true)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 { group.addTask { try await bench.optOut() } }
        try await group.waitForAll()
      }
      #expect(try await bench.consents().count == 2)
    }
  }

  private func with(_ body: @Sendable (Bench) async throws -> Void) async throws {
    try await TestDatabase.with { database in
      let clock = TestWorld()
      let vault = Vault(root: .ephemeral(), database: database)
      try await body(
        Bench(
          database: database, clock: clock,
          audit: Audit(database: database, world: clock.world, vault: vault)))
    }
  }

  struct Bench: Sendable {
    let database: Database
    let clock: TestWorld
    let audit: Audit
    let tenant = Cast.solera

    func consent(
      _ purpose: Consent.Purpose, _ isGranted: Bool, at date: Date = given
    ) async throws {
      let consent = Consent(
        id: clock.world.newID(ConsentID.self), party: Cast.lupita, purpose: purpose,
        isGranted: isGranted, textVersion: "v1", textHash: String(repeating: "a", count: 64),
        occurredAt: date, channel: "portal", remoteAddress: "127.0.0.1")
      _ = try await RecordConsent(database: database, audit: audit)(consent, in: tenant)
    }

    func optOut(by actor: Kernel.Actor = .borrower(Cast.lupita)) async throws {
      try await database.transaction(for: tenant) { db in
        try await WithdrawConsent(audit: audit, world: clock.world)(
          OptedOut(party: Cast.lupita, by: actor, at: later), in: db)
      }
    }

    func consents() async throws -> [Consent] {
      try await database.transaction(for: tenant) { db in
        try await db.consents(of: Cast.lupita).map(\.consent)
      }
    }
  }
}

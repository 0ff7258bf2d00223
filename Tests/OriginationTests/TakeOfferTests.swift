import DecisioningAPI
import Identity
import Kernel
import OriginationAPI
import Postgres
import TestKit
import Testing

@testable import Origination

/// What a policy offers instead of what was asked.
struct TakeOfferTests {
  private let less = DecisionOffer(amount: .mxn(10_000), installmentCount: nil)
  private let longer = DecisionOffer(amount: .mxn(12_000), installmentCount: 18)
  /// More than the product lends.
  private let tooMuch = DecisionOffer(amount: .mxn(900_000), installmentCount: nil)

  private func taking(_ bench: OriginationBench, isAwaited: Bool = false) -> TakeOffer {
    TakeOffer(
      database: bench.database,
      decisioning: DecisioningClient(
        decide: { _, _ in throw TakeOffer.Refused.notOffered },
        decision: { _, id in
          Decision(
            id: id, outcome: .referred, reasons: [], offers: [less, longer, tooMuch],
            policyVersion: "1", decidedAt: TestWorld.start)
        }),
      quote: bench.quote, audit: bench.audit, world: bench.world.world,
      isAwaitingSecond: { _, _ in isAwaited })
  }

  private func analyst(_ bench: OriginationBench) -> Actor {
    .staff(bench.world.world.newID(StaffID.self))
  }

  @Test func theRequestIsThenForWhatWasOfferedAndStaysInReview() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.sent(.mxn(18_000), .referred)
      let take = taking(bench)
      #expect(try await take.offers(of: asked, in: bench.tenant) == [less, longer])
      let taken = try await take(asked.id, longer, in: bench.tenant, by: analyst(bench))
      #expect(taken.amount == .mxn(12_000) && taken.installmentCount == 18)
      #expect(taken.status == .inReview && taken.firstAsked == "$18,000.00 en 12 pagos")
      #expect(try await take.offers(of: taken, in: bench.tenant) == [less])
      let other = try await take(asked.id, less, in: bench.tenant, by: analyst(bench))
      #expect(other.amount == .mxn(10_000) && other.firstAmount == .mxn(18_000))
      let events = try await bench.database.read(for: bench.tenant) { db in
        try await db.applicationEvents(asked.id)
      }
      #expect(
        events.compactMap(\.note).suffix(2) == [
          "se tomó la oferta de la política, $12,000.00 en 18 pagos; pedía $18,000.00 en 12",
          "se tomó la oferta de la política, $10,000.00 en 12 pagos; pedía $12,000.00 en 18",
        ])
    }
  }

  @Test func takenAgainOrAtTheSameTimeItIsTakenOnce() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.sent(.mxn(18_000), .referred)
      let take = taking(bench)
      let actor = analyst(bench)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<6 {
          group.addTask {
            _ = try await take(asked.id, less, in: bench.tenant, by: actor)
          }
        }
        try await group.waitForAll()
      }
      let events = try await bench.database.read(for: bench.tenant) { db in
        try await db.applicationEvents(asked.id)
      }
      #expect(events.count { $0.note?.contains("oferta") ?? false } == 1)
    }
  }

  @Test func whatIsNotOfferedOrNotSoldOrNotInReviewIsRefusedAndChangesNothing() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.sent(.mxn(18_000), .referred)
      let take = taking(bench)
      let other = DecisionOffer(amount: .mxn(11_000), installmentCount: nil)
      await #expect(throws: TakeOffer.Refused.notOffered) {
        try await take(asked.id, other, in: bench.tenant, by: analyst(bench))
      }
      await #expect(throws: (any Error).self) {
        try await take(asked.id, tooMuch, in: bench.tenant, by: analyst(bench))
      }
      #expect(try await bench.application(asked.id).amount == .mxn(18_000))
      let review = ReviewApplication(
        database: bench.database, tenants: bench.tenants,
        limits: ApprovalLimits(tenants: bench.tenants) { _, _ in ["analista"] }, move: bench.move)
      _ = try await review(
        asked.id, .decline(reason: "No cabe."), in: bench.tenant, by: analyst(bench))
      await #expect(throws: TakeOffer.Refused.notInReview(.declined)) {
        try await take(asked.id, less, in: bench.tenant, by: analyst(bench))
      }
      let declined = try await bench.application(asked.id)
      #expect(try await take.offers(of: declined, in: bench.tenant).isEmpty)
    }
  }

  @Test func whatASecondPersonWasAskedAboutStaysAsItIs() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.sent(.mxn(18_000), .referred)
      let take = taking(bench, isAwaited: true)
      await #expect(throws: TakeOffer.Refused.awaitsSecond) {
        try await take(asked.id, less, in: bench.tenant, by: analyst(bench))
      }
    }
  }

  @Test func whoSawAnotherAmountApprovesNothing() async throws {
    try await OriginationBench.with { bench in
      let asked = try await bench.sent(.mxn(18_000), .referred)
      _ = try await taking(bench)(asked.id, longer, in: bench.tenant, by: analyst(bench))
      let review = ReviewApplication(
        database: bench.database, tenants: bench.tenants,
        limits: ApprovalLimits(tenants: bench.tenants) { _, _ in ["analista"] }, move: bench.move)
      await #expect(throws: ReviewApplication.Refused.amountChanged(now: .mxn(12_000))) {
        try await review(
          asked.id, .approve, seeing: .mxn(18_000), in: bench.tenant, by: analyst(bench))
      }
      let approved = try await review(
        asked.id, .approve, seeing: .mxn(12_000), in: bench.tenant, by: analyst(bench))
      #expect(approved.status == .approved)
    }
  }

  @Test func theFormSaysAnOfferByItsAmountAndItsPayments() {
    for offer in [less, longer] {
      #expect(ApplicationPage.Offer.of(key: ApplicationPage.Offer(offer).key) == offer)
    }
    for none in ["", "x", "1-", "-1-2", "1-2-3"] {
      #expect(ApplicationPage.Offer.of(key: none) == nil)
    }
  }
}
